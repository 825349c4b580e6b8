using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace OerPortal.Cms.Security;

/// <summary>The end of its time and a seal over it and the thing, by a key derived from the portal's.</summary>
internal sealed class ShortAddresses(PortalKey portal, TimeProvider time) : IShortAddresses
{
    private const int HalfSeconds = 6 * 60 * 60;
    private const int EndLength = sizeof(uint);
    private const int SealLength = 16;

    private readonly byte[] _key = portal.Derive("short-addresses"u8);

    public string For(Guid thing) => Base64Url.EncodeToString(Sealed(thing, (uint)((Now / HalfSeconds) + 2)));

    public bool Opens(string part, Guid thing)
    {
        Span<byte> said = stackalloc byte[EndLength + SealLength];
        if (part.Length != Base64Url.GetEncodedLength(said.Length) || !Base64Url.IsValid(part) || Base64Url.DecodeFromChars(part, said) != said.Length)
            return false;
        var end = BinaryPrimitives.ReadUInt32BigEndian(said);
        return (long)end * HalfSeconds > Now && CryptographicOperations.FixedTimeEquals(said, Sealed(thing, end));
    }

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private byte[] Sealed(Guid thing, uint end)
    {
        var text = new byte[EndLength + SealLength];
        BinaryPrimitives.WriteUInt32BigEndian(text, end);
        thing.TryWriteBytes(text.AsSpan(EndLength));
        HMACSHA256.HashData(_key, text).AsSpan(0, SealLength).CopyTo(text.AsSpan(EndLength));
        return text;
    }
}
