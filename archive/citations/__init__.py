"""Citations: a document as others quote it, and in the formats of their programs.

    write = FORMATS["ris"].write
    write(source_of(document, publisher))

`source` turns a document into a frozen value, `styles` write it as a citation or a reference, `descriptions` as a whole
record in the standards of libraries and archives, and `formats` lists them all with their media types.
"""
