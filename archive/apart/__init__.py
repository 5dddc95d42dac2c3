"""Files of strangers are parsed apart: by small programs in processes that may die, and nothing else dies with them."""
