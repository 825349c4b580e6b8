
namespace OerPortal.Cms.Text.Analysis;

/// <summary>Finds a book number, however it is hyphenated, and gives it one form: the 13 digits.</summary>
internal static class Isbn
{
    /// <summary>
    /// Reads an ISBN at the start of a text. A ten-digit one becomes its thirteen-digit form.
    /// Groups may be parted by single dashes, and after 978 or 979 by single spaces when the check digit is right.
    /// </summary>
    /// <returns>The length read, or 0 when there is none.</returns>
    public static int Read(ReadOnlySpan<char> text, out string number)
    {
        number = "";
        Span<char> digits = stackalloc char[14];
        int count = 0, dashes = 0, spaces = 0, i = 0;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c) || (c is 'x' or 'X' && count == 9))
            {
                if (count == 13) return 0;
                digits[count++] = char.ToUpperInvariant(c);
            }
            else if (i + 1 < text.Length && i > 0 && char.IsAsciiLetterOrDigit(text[i + 1]) && count < 13
                     && (Characters.IsDash(c) || (c is ' ' or '\u00a0' && IsBookland(digits[..count]))))
            {
                if (Characters.IsDash(c)) dashes++;
                else spaces++;
            }
            else
            {
                break;
            }

            if (count == 13) { i++; break; }
        }

        if (i < text.Length && char.IsAsciiLetterOrDigit(text[i])) return 0;
        return Accept(digits[..count], dashes, spaces, ref number) ? i : 0;
    }

    private static bool IsBookland(ReadOnlySpan<char> digits) => digits.Length >= 3 && digits.StartsWith("97") && digits[2] is '8' or '9';

    private static bool Accept(ReadOnlySpan<char> digits, int dashes, int spaces, ref string number)
    {
        switch (digits.Length)
        {
            case 13 when IsBookland(digits) && (spaces == 0 || IsbnDigits.AreRight(digits)):
                number = digits.ToString();
                return true;
            case 10 when spaces == 0 && dashes is 0 or 3 && IsbnDigits.AreRight(digits):
                var body = string.Concat("978", digits[..9]);
                number = body + IsbnDigits.Last13(body);
                return true;
            default:
                return false;
        }
    }
}
