const form = document.getElementById('op.logoutForm');
const yes = document.createElement('input');
yes.type = 'hidden';
yes.name = 'logout';
yes.value = 'yes';
form.append(yes);
form.submit();
