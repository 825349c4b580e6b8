namespace OerPortal.Accounts.Passwords;

/// <summary>Block list: words and keyboard runs of the passwords most often found in leaks, in Vietnam and elsewhere. Lower case, without marks.</summary>
internal static class CommonPieces
{
    internal static readonly IReadOnlyList<string> All =
    [
        "0123456789", "1234567890", "123456789", "12345678", "1234567", "123456", "12345", "1234", "123123", "112233", "121212",
        "987654321", "654321", "111111", "000000", "666666", "888888", "999999", "696969", "789456123", "147258369", "159753",
        "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh", "asdf", "zxcvbnm", "zxcvbn", "zxcv", "1q2w3e4r5t", "1q2w3e4r", "1qaz2wsx",
        "qazwsx", "abcdef", "abcd", "abc123", "abc", "password", "passw0rd", "p4ssword", "passwd", "pass", "matkhaumoi", "matkhau",
        "dangnhap", "taikhoan", "nguoidung", "quantri", "khongbiet", "khongco", "xinchao", "chaoban", "admin", "administrator",
        "root", "user", "guest", "login", "welcome", "letmein", "changeme", "secret", "master", "monkey", "dragon", "football",
        "baseball", "sunshine", "princess", "iloveyou", "iloveu", "anhyeuem", "emyeuanh", "yeuem", "yeuanh", "bongda", "congchua",
        "giadinh", "hanhphuc", "mottinhyeu", "tinhyeu", "banbe", "hocsinh", "giaovien", "hoctro", "thaygiao", "cogiao", "truonghoc",
        "lophoc", "thuvien", "hoclieu", "kontum", "vietnam", "hanoi", "saigon", "sogiaoduc", "giaoduc", "facebook", "google", "zalo",
        "youtube", "microsoft", "samsung", "iphone", "internet", "computer", "oerportal", "2020", "2021", "2022", "2023", "2024",
        "2025", "2026", "2027",
    ];
}
