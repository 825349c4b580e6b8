namespace OerPortal.SignOn.Provider;

/// <summary>The code that a device shows and somebody types: letters that make no words and are not mistaken for others (RFC 8628 §6.1).</summary>
internal static class UserCode
{
    internal const string Letters = "BCDFGHJKLMNPQRSTVWXZ";
    internal const int Length = 8;
    internal const string Format = "{0}{1}{2}{3}-{4}{5}{6}{7}";

    /// <summary>As people type it: in small letters, with or without the hyphen. Null for what is no code.</summary>
    internal static string? Read(string? typed)
    {
        var letters = string.Concat((typed ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
        return letters.Length == Length && letters.All(Letters.Contains) ? $"{letters[..4]}-{letters[4..]}" : null;
    }
}
