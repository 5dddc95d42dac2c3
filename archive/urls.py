"""The public addresses; the web room knows them."""

urlpatterns: list[object] = []
