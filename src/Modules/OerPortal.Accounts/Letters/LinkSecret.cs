using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OerPortal.Accounts.Letters;

/// <summary>What stands in a link that opens something without signing in: 256 bits of chance, of which only the SHA-256 is kept.</summary>
internal static class LinkSecret
{
    private const int Bytes = 32;

    internal static (string Text, byte[] Hash) New()
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return (text, HashOf(text));
    }

    internal static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
