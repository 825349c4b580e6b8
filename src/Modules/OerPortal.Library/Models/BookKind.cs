namespace OerPortal.Library.Models;

/// <summary>What school libraries sort books by; each kind has its own accession register.</summary>
public enum BookKind
{
    /// <summary>SGK.</summary>
    Textbook = 0,

    /// <summary>SNV: for teachers.</summary>
    Teaching = 1,

    /// <summary>STK.</summary>
    Reference = 2,

    /// <summary>STN.</summary>
    Children = 3,

    /// <summary>Lent digital books that are not open. No paper register has them, and no desk: readers borrow them by themselves.</summary>
    Ebook = 4,
}

/// <summary>The registers, by the letters before their numbers.</summary>
public static class Register
{
    /// <summary>Of printed books.</summary>
    public static IReadOnlyList<BookKind> Kinds { get; } = [BookKind.Reference, BookKind.Children, BookKind.Textbook, BookKind.Teaching];

    /// <summary>"TK" of "TK000123".</summary>
    public static string Letters(BookKind kind) => kind switch
    {
        BookKind.Textbook => "GK",
        BookKind.Teaching => "NV",
        BookKind.Children => "TN",
        BookKind.Ebook => "DT",
        _ => "TK",
    };

    /// <summary>The number as it stands on the book.</summary>
    public static string Number(BookKind kind, int number) => $"{Letters(kind)}{number:000000}";

    /// <summary>From what people type, "tk 123" as well as "TK000123"; null when it is no number of a register.</summary>
    public static (BookKind Kind, int Number)? Read(string typed)
    {
        var letters = typed.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        foreach (var kind in Kinds)
        {
            if (letters.StartsWith(Letters(kind), StringComparison.Ordinal) && letters.Length is > 2 and <= 11 && letters.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0
                && int.TryParse(letters.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture, out var number))
                return (kind, number);
        }
        return null;
    }
}
