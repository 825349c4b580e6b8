namespace OerPortal.Cms.Text;

/// <summary>The figures of an ISBN (ISO 2108), without dashes.</summary>
public static class IsbnDigits
{
    /// <summary>Whether ten or thirteen figures end with the one that the others demand. Of ten the last may be X.</summary>
    public static bool AreRight(ReadOnlySpan<char> figures) => figures.Length switch
    {
        13 => !figures.ContainsAnyExceptInRange('0', '9') && Last13(figures[..12]) == figures[12],
        10 => !figures[..9].ContainsAnyExceptInRange('0', '9') && Sum10(figures) is >= 0 and var sum && sum % 11 == 0,
        _ => false,
    };

    /// <summary>The thirteenth figure behind these twelve.</summary>
    public static char Last13(ReadOnlySpan<char> twelve)
    {
        var sum = 0;
        for (var i = 0; i < 12; i++)
            sum += (twelve[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    private static int Sum10(ReadOnlySpan<char> figures)
    {
        var last = figures[9] is 'X' or 'x' ? 10 : char.IsAsciiDigit(figures[9]) ? figures[9] - '0' : -1;
        if (last < 0)
            return -1;
        var sum = last;
        for (var i = 0; i < 9; i++)
            sum += (10 - i) * (figures[i] - '0');
        return sum;
    }
}
