"""The Gradio front of Youju."""
