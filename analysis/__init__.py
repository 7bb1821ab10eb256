"""What a text says: sentences, entities, statements, links; knows no clock and no screen."""
