"""What tests stand on: landlords, people and cases, made by the product's own acts."""
