/** Sign-in, registration, reset and first setup. */
export const doors = {
  signIn: 'Sign in',
  register: 'Register',
  newHere: 'New here?',
  haveAccount: 'Have an account?',
  email: 'E-mail',
  password: 'Password',
  newPassword: 'New password',
  forgot: 'Forgot it?',
  name: 'Name',
  phone: 'Phone',
  company: 'Company or department',
  createAccount: 'Create account',
  useOfDetails: 'We use your details for your tickets and nothing else.',
  knownNow: 'Known right now',
  knownNowHint: 'If your trouble is here, we are on it and you need not report it.',
  everythingElse: 'Everything else works',
} as const;
