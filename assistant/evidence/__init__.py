"""Words held against words: does a source say what a sentence says?"""
