using System.Buffers.Binary;
using System.Text;

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>The smallest sound and films of every container but MP4, each with all the notes that programs and phones write.</summary>
internal static class SoundForge
{
    private const string Words = "Giong em Hanh " + Noted.Secret;
    private static readonly byte[] WordBytes = Encoding.ASCII.GetBytes(Words);

    /// <summary>MPEG-1 layer 3, 128 kbit/s, 44.1 kHz.</summary>
    public static byte[] Frame { get; } = [0xFF, 0xFB, 0x90, 0x44, .. new byte[413]];

    public static byte[] AdtsFrame { get; } = [0xFF, 0xF1, 0x50, 0x80, 8, 0x1F, 0xFC, .. new byte[57]];

    public static byte[] FlacFrame { get; } = [0xFF, 0xF8, 0x69, 0x08, 0, 1, 2, 3, 4, 5, 6, 7];

    /// <summary>The file under its name, and the bytes of sound that must come out of it unchanged.</summary>
    public static (byte[] File, byte[] Sound) Make(string name, byte[] picture) => Path.GetExtension(name) switch
    {
        ".mp3" => Tagged(Frame, picture),
        ".aac" => Tagged(AdtsFrame, picture),
        ".flac" => Flac(picture),
        ".opus" => OggOf([.. "OpusHead"u8, 1, 1, 0, 0, 0x80, 0xBB, 0, 0, 0, 0, 0], [.. "OpusTags"u8, .. Comments(picture)], []),
        ".ogg" => OggOf([.. "\u0001vorbis"u8, 0, 0, 0, 0, 1, 0x44, 0xAC, 0, 0, .. new byte[14]], [.. "\u0003vorbis"u8, .. Comments(picture), 1], [[.. "\u0005vorbis"u8, 7, 7]]),
        ".spx" => OggOf([.. "Speex   "u8, .. new byte[72]], Comments(picture), []),
        ".oga" => OggOf(
            [0x7F, .. "FLAC"u8, 1, 0, 0, 2, .. "fLaC"u8, 0, 0, 0, 34, .. StreamInformation], Block(4, Comments(picture)), [Block(6, Picture(picture)), Block(0x82, [.. "appl"u8, .. WordBytes])]),
        ".wav" => Wav(),
        ".aiff" => Aiff(),
        ".webm" => Matroska("webm", "A_OPUS", picture),
        ".mkv" => Matroska("matroska", "V_MPEG4/ISO/AVC", picture),
        ".avi" => Avi(picture),
        ".wma" => Asf(picture),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static byte[] StreamInformation { get; } = [16, 0, 16, 0, 0, 0, 12, 0, 0, 12, 0x0A, 0xC4, 0x42, 0xF0, 0, 0, 0xAC, 0x44, .. new byte[16]];

    private static (byte[], byte[]) Tagged(byte[] frame, byte[] picture)
    {
        byte[] words = [3, .. WordBytes, 0];
        byte[] frames =
        [
            .. Id3Frame("TIT2", words), .. Id3Frame("TPE1", words), .. Id3Frame("COMM", [3, .. "vie\0"u8, .. WordBytes]), .. Id3Frame("TXXX", [3, .. "location\0"u8, .. WordBytes]),
            .. Id3Frame("GEOB", words), .. Id3Frame("PRIV", [.. "XMP\0"u8, .. Noted.Xmp]), .. Id3Frame("APIC", [0, .. "image/jpeg\0"u8, 3, 0, .. picture]),
        ];
        byte[] tag = [.. "ID3"u8, 3, 0, 0, .. Synchsafe(frames.Length + 20), .. frames, .. new byte[20]];
        byte[] sound = [.. Repeat(frame, 40)];
        byte[] ape = [.. Ape(isHead: true), .. ApeItem(), .. Ape(isHead: false)];
        byte[] lyrics = [.. "LYRICSBEGININD0000200"u8, .. WordBytes, .. "000050LYRICS200"u8];
        byte[] old = [.. "TAG"u8, .. WordBytes, .. new byte[125 - WordBytes.Length]];
        // Two recordings joined by copying one behind the other.
        return ([.. tag, .. sound, .. tag, .. sound, .. ape, .. lyrics, .. old], [.. sound, .. sound]);
    }

    private static byte[] Id3Frame(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), .. Big(content.Length), 0, 0, .. content];

    private static byte[] Synchsafe(int length) => [(byte)(length >> 21), (byte)((length >> 14) & 127), (byte)((length >> 7) & 127), (byte)(length & 127)];

    private static byte[] ApeItem() => [.. Little(WordBytes.Length), 0, 0, 0, 0, .. "Artist\0"u8, .. WordBytes];

    private static byte[] Ape(bool isHead) => [.. "APETAGEX"u8, .. Little(2000), .. Little(ApeItem().Length + 32), .. Little(1), .. Little(isHead ? unchecked((int)0xA0000000) : unchecked((int)0x80000000)), .. new byte[8]];

    private static (byte[], byte[]) Flac(byte[] picture)
    {
        byte[] sound = [.. Repeat(FlacFrame, 20)];
        return ([.. "fLaC"u8, .. Block(0, StreamInformation), .. Block(4, Comments(picture)), .. Block(6, Picture(picture)), .. Block(0x82, [.. "appl"u8, .. WordBytes]), .. sound], sound);
    }

    private static byte[] Block(byte type, byte[] content) => [type, (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length, .. content];

    private static byte[] Picture(byte[] picture) => [.. Big(3), .. Big(10), .. "image/jpeg"u8, .. Big(WordBytes.Length), .. WordBytes, .. new byte[16], .. Big(picture.Length), .. picture];

    private static byte[] Comments(byte[] picture)
    {
        byte[][] all =
        [
            [.. "TITLE="u8, .. WordBytes], [.. "ARTIST="u8, .. WordBytes], [.. "GEO_LOCATION="u8, .. WordBytes], [.. "METADATA_BLOCK_PICTURE="u8, .. Encoding.ASCII.GetBytes(Convert.ToBase64String(Picture(picture)))],
        ];
        return [.. Little(WordBytes.Length), .. WordBytes, .. Little(all.Length), .. all.SelectMany(c => (byte[])[.. Little(c.Length), .. c])];
    }

    private static (byte[], byte[]) OggOf(byte[] first, byte[] comments, byte[][] more)
    {
        byte[] sound = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];
        var file = new List<byte>();
        var number = 0;
        file.AddRange(Page(2, number++, [first], wholeLast: true));
        // A comment with a picture runs over pages; small packets share one.
        foreach (var packets in new[] { comments }.Concat(more).Any(p => p.Length > 1000) ? new[] { comments }.Concat(more).Select(p => new[] { p }) : [[comments, .. more]])
            file.AddRange(Pages(packets, ref number));
        file.AddRange(Page(4, number, [sound], wholeLast: true));
        return ([.. file], sound);
    }

    private static List<byte> Pages(byte[][] packets, ref int number)
    {
        const int Most = 200 * 255;
        var pages = new List<byte>();
        if (packets is not [{ Length: > Most } packet])
            return [.. Page(0, number++, packets, wholeLast: true)];
        for (var at = 0; at < packet.Length; at += Most)
            pages.AddRange(Page(at == 0 ? 0 : 1, number++, [packet[at..Math.Min(packet.Length, at + Most)]], at + Most >= packet.Length));
        return pages;
    }

    /// <summary>RFC 3533 §6, with the sum counted bit by bit.</summary>
    public static byte[] Page(int flags, int number, byte[][] packets, bool wholeLast)
    {
        var segments = new List<byte>();
        for (var i = 0; i < packets.Length; i++)
        {
            segments.AddRange(Enumerable.Repeat((byte)255, packets[i].Length / 255));
            if (wholeLast || i < packets.Length - 1)
                segments.Add((byte)(packets[i].Length % 255));
        }
        byte[] page = [.. "OggS"u8, 0, (byte)flags, .. new byte[8], 9, 0, 0, 0, .. Little(number), 0, 0, 0, 0, (byte)segments.Count, .. segments, .. packets.SelectMany(p => p)];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Sum(page));
        return page;
    }

    /// <summary>The sum of a page whose own four bytes are zero.</summary>
    public static uint Sum(ReadOnlySpan<byte> page)
    {
        uint sum = 0;
        foreach (var part in page)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                var carry = (sum >> 31) ^ (((uint)part >> bit) & 1);
                sum = (sum << 1) ^ (carry * 0x04C11DB7);
            }
        }
        return sum;
    }

    private static (byte[], byte[]) Wav()
    {
        byte[] sound = [.. Enumerable.Range(0, 8000).Select(i => (byte)i)];
        byte[] body =
        [
            .. "WAVE"u8, .. Chunk("fmt ", [1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x40, 0x1F, 0, 0, 1, 0, 8, 0]), .. Chunk("bext", WordBytes), .. Chunk("data", sound),
            .. Chunk("LIST", [.. "INFO"u8, .. Chunk("INAM", WordBytes), .. Chunk("IART", WordBytes)]), .. Chunk("id3 ", [.. "ID3\u0003\0\0\0\0\0\u0040"u8, .. WordBytes]), .. Chunk("_PMX", Noted.Xmp), .. Chunk("iXML", WordBytes),
        ];
        return ([.. Chunk("RIFF", body), .. WordBytes], sound);
    }

    private static (byte[], byte[]) Aiff()
    {
        byte[] sound = [.. Enumerable.Range(0, 800).Select(i => (byte)i)];
        byte[] body =
        [
            .. "AIFF"u8, .. BigChunk("NAME", WordBytes), .. BigChunk("COMM", [0, 1, 0, 0, 1, 0x90, 0, 16, 0x40, 0x0E, 0xAC, 0x44, 0, 0, 0, 0, 0, 0]), .. BigChunk("AUTH", WordBytes),
            .. BigChunk("SSND", [.. new byte[8], .. sound]), .. BigChunk("ANNO", WordBytes), .. BigChunk("ID3 ", WordBytes),
        ];
        return (BigChunk("FORM", body), sound);
    }

    private static (byte[], byte[]) Matroska(string type, string coding, byte[] picture)
    {
        byte[] sound = [.. Enumerable.Range(0, 300).Select(i => (byte)i)];
        byte[] track = [.. Element("D7", [1]), .. Element("83", [2]), .. Element("86", Encoding.ASCII.GetBytes(coding)), .. Element("536E", WordBytes)];
        byte[] tag = Element("7373", Element("67C8", [.. Element("45A3", "LOCATION"u8.ToArray()), .. Element("4487", WordBytes)]));
        byte[] inside =
        [
            .. Element("1549A966", [.. Element("BF", [1, 2, 3, 4]), .. Element("2AD7B1", [0x0F, 0x42, 0x40]), .. Element("7BA9", WordBytes), .. Element("4461", [0, 1, 2, 3, 4, 5, 6, 7]), .. Element("4D80", "x"u8.ToArray())]),
            .. Element("1654AE6B", Element("AE", track)), .. Element("1941A469", Element("61A7", picture)), .. Element("1254C367", tag), .. Element("EC", WordBytes),
            // A live recording's cluster, without a length; tags stand behind it.
            0x1F, 0x43, 0xB6, 0x75, 0x01, 255, 255, 255, 255, 255, 255, 255, .. Element("E7", [0]), .. Element("A3", [0x81, 0, 0, 0x80, .. sound]), .. Element("1254C367", tag),
        ];
        return ([.. Element("1A45DFA3", Element("4282", Encoding.ASCII.GetBytes(type))), .. Element("18538067", inside)], sound);
    }

    private static byte[] Element(string id, byte[] content) =>
        [.. Convert.FromHexString(id), .. content.Length < 127 ? (byte[])[(byte)(0x80 | content.Length)] : [0x10, (byte)(content.Length >> 16), (byte)(content.Length >> 8), (byte)content.Length], .. content];

    private static (byte[], byte[]) Avi(byte[] picture)
    {
        byte[] sound = [.. Enumerable.Range(0, 300).Select(i => (byte)i)];
        byte[] header =
        [
            .. "hdrl"u8, .. Chunk("avih", new byte[56]),
            .. Chunk("LIST", [.. "strl"u8, .. Chunk("strh", [.. "vids"u8, .. new byte[52]]), .. Chunk("strf", new byte[40]), .. Chunk("strd", WordBytes), .. Chunk("strn", WordBytes)]), .. Chunk("IDIT", WordBytes),
        ];
        byte[] body =
        [
            .. "AVI "u8, .. Chunk("LIST", header), .. Chunk("LIST", [.. "INFO"u8, .. Chunk("IART", WordBytes)]), .. Chunk("JUNK", picture), .. Chunk("LIST", [.. "movi"u8, .. Chunk("00dc", sound)]),
            .. Chunk("idx1", new byte[16]), .. Chunk("LIST", [.. "exif"u8, .. Chunk("emdl", WordBytes)]),
        ];
        return (Chunk("RIFF", body), sound);
    }

    private static (byte[], byte[]) Asf(byte[] picture)
    {
        byte[] sound = [.. Enumerable.Range(0, 300).Select(i => (byte)i)];
        byte[] extension = [.. new byte[22], .. AsfObject("C5F8CBEA-5BAF-4877-8467-AA8C44FA4CCA", WordBytes), .. AsfObject("44231C94-9498-49D1-A141-1D134E457054", picture)];
        byte[] header =
        [
            4, 0, 0, 0, 1, 2, .. AsfObject("8CABDCA1-A947-11CF-8EE4-00C00C205365", new byte[80]), .. AsfObject("75B22633-668E-11CF-A6D9-00AA0062CE6C", WordBytes),
            .. AsfObject("D2D0A440-E307-11D2-97F0-00A0C95EA850", [.. WordBytes, .. picture]), .. AsfObject("5FBF03B5-A92E-11CF-8EE3-00C00C205365", extension),
        ];
        return ([.. AsfObject("75B22630-668E-11CF-A6D9-00AA0062CE6C", header), .. AsfObject("75B22636-668E-11CF-A6D9-00AA0062CE6C", sound)], sound);
    }

    private static byte[] AsfObject(string id, byte[] content)
    {
        byte[] whole = [.. Guid.Parse(id).ToByteArray(), .. new byte[8], .. content];
        BinaryPrimitives.WriteInt64LittleEndian(whole.AsSpan(16), whole.Length);
        return whole;
    }

    private static byte[] Chunk(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), .. Little(content.Length), .. content, .. new byte[content.Length & 1]];

    private static byte[] BigChunk(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), .. Big(content.Length), .. content, .. new byte[content.Length & 1]];

    private static IEnumerable<byte> Repeat(byte[] bytes, int times) => Enumerable.Repeat(bytes, times).SelectMany(b => b);

    private static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
