/** What the braces in a template stand for. */
export const VARIABLES = {
  ward: ['ward 2', 'ward 4', 'ward 7', 'ward 11', 'Radiology', 'Cardiology', 'Admissions', 'Surgery', 'Maternity', 'Day clinic', 'Emergency', 'Sterile services', 'Pharmacy', 'Physiotherapy'],
  room: ['A 1.08', 'A 2.31', 'A 3.02', 'B −2.14', 'B 0.17', 'B 1.22', 'B 3.40', 'C 0.05', 'C 1.11', 'C 2.09'],
  floor: ['level −2', 'level 0', 'level 1', 'level 2', 'level 3'],
  pc: ['PC-01417', 'PC-01522', 'PC-01688', 'PC-02013', 'PC-02240', 'PC-02319', 'PC-02877', 'PC-03104'],
  laptop: ['NB-00712', 'NB-00831', 'NB-00877', 'NB-00964', 'NB-01020', 'NB-01133'],
  printer: ['PR-A108', 'PR-A231', 'PR-B017', 'PR-B122', 'PR-C005', 'PR-C111'],
  ap: ['AP-R2-014', 'AP-R2-015', 'AP-A3-002', 'AP-B1-009', 'AP-C0-003', 'AP-C2-006'],
  switch: ['SW-A1-02', 'SW-B0-01', 'SW-B3-04', 'SW-C1-01'],
  app: ['the duty roster', 'the lab portal', 'the meal order system', 'the billing client', 'the theatre plan'],
  drive: ['Quality', 'Ward plans', 'Sterile services', 'Board minutes', 'Research 12'],
  error: ['0x80070035', 'ERR_CONN_RESET', '“not responding”', 'code 1603', '“licence not found”'],
  hours: ['this morning', 'half past six', 'about ten minutes ago', 'yesterday evening', 'the update last night'],
  ext: ['4112', '4127', '4460', '5203', '5518', '6001'],
} as const;

export type Variable = keyof typeof VARIABLES;
