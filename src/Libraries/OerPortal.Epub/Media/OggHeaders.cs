namespace OerPortal.Epub.Media;

/// <summary>The first packets of one stream in an Ogg: which coding it is, then its comments.</summary>
internal sealed class OggHeaders
{
    private const byte FlacPadding = 1;
    private byte[] _coding = [];
    private int _packet;

    /// <summary>Where the packet stands that is being read.</summary>
    public List<OggPart> Parts { get; } = [];

    public long Length { get; private set; }

    /// <summary>No more of its packets can hold comments.</summary>
    public bool AreRead { get; private set; }

    private bool IsFlac => _coding is [0x7F, (byte)'F', (byte)'L', (byte)'A', (byte)'C', ..];

    public void Part(OggPage page, long at, int length)
    {
        Parts.Add(new OggPart(page, at, length));
        Length += length;
    }

    public void NextPacket()
    {
        _packet++;
        AreRead |= _packet > 1 && !IsFlac;
        Parts.Clear();
        Length = 0;
    }

    /// <returns>The packet without words, as long as before; null when it holds none.</returns>
    public byte[]? Clean(byte[] packet)
    {
        if (_packet > 0)
            return IsFlac ? CleanBlock(packet) : CleanComments(packet);
        _coding = packet;
        return null;
    }

    // A name for the program of no length, no comments, and for Vorbis the bit that ends them (Vorbis I §5.2.1); what follows is padding.
    private byte[]? CleanComments(byte[] packet)
    {
        var clean = new byte[packet.Length];
        var name = _coding switch
        {
            _ when _coding.AsSpan().StartsWith("OpusHead"u8) => 8,
            _ when _coding.AsSpan().StartsWith("\u0001vorbis"u8) => 7,
            _ when _coding.AsSpan(1).StartsWith("theora"u8) => 7,
            _ when _coding.AsSpan().StartsWith("Speex   "u8) => 0,
            _ => -1,
        };
        if (name < 0 || packet.Length < name + 8)
            return null;
        packet.AsSpan(0, name).CopyTo(clean);
        if (_coding[0] == 1 && packet.Length > name + 8)
            clean[name + 8] = 1;
        return clean;
    }

    // Blocks as in a FLAC file (RFC 9639 §10.1), one a packet, until one says that it is the last; sound begins with a sync word.
    private byte[]? CleanBlock(byte[] packet)
    {
        if (packet.Length < 4 || packet[0] == 0xFF)
        {
            AreRead = true;
            return null;
        }
        AreRead = (packet[0] & 0x80) != 0;
        if ((packet[0] & 0x7F) is 0 or 3 or 5)
            return null;
        var clean = new byte[packet.Length];
        packet.AsSpan(0, 4).CopyTo(clean);
        // The first one must be comments, and may be none.
        if ((packet[0] & 0x7F) != 4)
            clean[0] = (byte)((packet[0] & 0x80) | FlacPadding);
        return clean;
    }
}
