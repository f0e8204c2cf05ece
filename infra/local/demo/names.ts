/** Names of people and places in the demo. */
export const firstNames =
  'Ana Luis Grace Omar Beth Carlos Denise Evan Fatima George Hannah Ivan Julia Kenji Laura Miguel Nadia Oscar Paula Quentin Rosa Simon Teresa Umar Vera Walter Ximena Yusuf Zoë Aisha Björn Chloé Dmitri Elif Farid Greta Hugo Ingrid Jamal Keiko Lucía Mateo Noor Olga Pedro Renée Søren Thanh Valentina Wen'.split(
    ' ',
  );

export const lastNames =
  "Moreno Hopkins Baker Castillo Dvořák Eriksen Fraser Gupta Hernández Ito Jensen Kowalczyk Larsen Müller Nguyen O'Brien Petrov Quinn Rossi Schmidt Takahashi Ueda Vasquez Weber Xu Yılmaz Zhang Adeyemi Brooks Cohen Diaz Edwards Flores Grant Haddad Ivanov Johansson Kim Lopez MacDonald Nakamura Okafor Park Reyes Singh Torres Usman Varga Whitaker Young".split(
    ' ',
  );

/** Names that test the page: other scripts, right to left, very long, one word. */
export const trickyNames = [
  'Вера Ковалёва',
  '李 秀英',
  'محمد الهاشمي',
  'प्रिया शर्मा',
  'Ελένη Παπαδοπούλου',
  '김 민준',
  'Maximiliana Featherstonehaugh-Cholmondeley de la Vega y Ramos',
  'Wolfeschlegelsteinhausenbergerdorff Jr.',
  'Siobhán Ní Dhónaill',
  'D’Angelo Saint-Pierre',
  'Nguyễn Thị Minh Khai',
  'Cher',
] as const;

export const agencies = [
  'Lakeside Realty',
  'Hometown',
  'Keystone & Partners',
  'Blue Door Homes',
  'Prairie Land Brokers',
  'North Star Realty',
  'Casa Bonita Realty',
  'First Street Properties',
  'Alderman Group',
  'Maple & Main',
] as const;

export const streets = [
  'Maple Ave',
  'Elm St',
  'Birch Ln',
  'Quarry Rd',
  'Lakeview Dr',
  'Old Mill Rd',
  'Sycamore Ct',
  'Prospect St',
  'Highland Ave',
  'Mulberry Ln',
  'County Road 12',
  'Willow Way',
  'Orchard St',
  'Cedar Hill Rd',
] as const;
