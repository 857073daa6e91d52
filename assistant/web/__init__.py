"""The product over HTTP: the server, its APIs and what they ask of the product."""
