using System.Security.Cryptography;

namespace OerPortal.Cms.Text;

/// <summary>Short permanent ids for addresses: ten characters of Crockford's base 32 without look-alikes (50 random bits).</summary>
public static class PublicId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public const int Length = 10;

    public static string New()
        => RandomNumberGenerator.GetString(Alphabet, Length);

    public static bool IsWellFormed(string? id)
        => id is { Length: Length } && id.All(Alphabet.Contains);
}
