using System.Security.Cryptography;
using System.Text;

namespace OerPortal.Library.Cards;

/// <summary>Codes that people type from paper or from a page. What is kept of them is a hash.</summary>
internal static class TypedCode
{
    /// <summary>No letter or figure that is taken for another.</summary>
    internal const string Signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    internal static string New(int length) => RandomNumberGenerator.GetString(Signs, length);

    /// <summary>As it was typed: small letters, spaces and dashes do not matter.</summary>
    internal static byte[] HashOf(string typed) => SHA256.HashData(Encoding.UTF8.GetBytes(Plain(typed)));

    internal static string Plain(string typed) => string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}
