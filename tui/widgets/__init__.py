"""What the screens are put together from; knows neither the desk nor the keys."""
