"""The product over HTTP: the server and its APIs, with the desk at their front."""
