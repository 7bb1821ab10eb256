"""Files and pages in, articles out; knows nothing of what is said in them."""
