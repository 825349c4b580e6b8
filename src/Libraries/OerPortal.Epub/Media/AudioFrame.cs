using System.Buffers.Binary;

namespace OerPortal.Epub.Media;

/// <summary>Head of a frame of MPEG audio (ISO/IEC 11172-3 §2.4.1.3) or ADTS (13818-7 §6.2).</summary>
/// <param name="Length">With its head.</param>
/// <param name="SideInformation">Where a Xing frame would begin.</param>
internal sealed record AudioFrame(int Length, double Seconds, int SideInformation)
{
    private static readonly int[] AdtsRates = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];
    private static readonly int[] Rates = [44_100, 48_000, 32_000];

    // kbit/s by index; MPEG-1 layers 1, 2, 3, then MPEG-2 layer 1, and layers 2 and 3.
    private static readonly int[][] BitRates =
    [
        [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ];

    public static AudioFrame? Read(ReadOnlySpan<byte> head)
    {
        if (head.Length < 7 || head[0] != 0xFF || (head[1] & 0xE0) != 0xE0)
            return null;
        return (head[1] & 0x06) == 0 ? Adts(head) : Mpeg(head);
    }

    /// <summary>How many frames the first one says there are; null when it does not say.</summary>
    public static uint? CountIn(ReadOnlySpan<byte> frame, AudioFrame read)
    {
        var at = 4 + read.SideInformation;
        return read.SideInformation > 0 && frame.Length >= at + 12 && (frame[at..].StartsWith("Xing"u8) || frame[at..].StartsWith("Info"u8)) && (frame[at + 7] & 1) == 1
            ? BinaryPrimitives.ReadUInt32BigEndian(frame[(at + 8)..])
            : null;
    }

    private static AudioFrame? Adts(ReadOnlySpan<byte> head)
    {
        var rate = (head[2] >> 2) & 15;
        var length = ((head[3] & 3) << 11) | (head[4] << 3) | (head[5] >> 5);
        var blocks = (head[6] & 3) + 1;
        return (head[1] & 0xF0) != 0xF0 || rate >= AdtsRates.Length || length < 7 ? null : new AudioFrame(length, 1024.0 * blocks / AdtsRates[rate], 0);
    }

    private static AudioFrame? Mpeg(ReadOnlySpan<byte> head)
    {
        int version = (head[1] >> 3) & 3, layer = 4 - ((head[1] >> 1) & 3), bits = head[2] >> 4, rateIndex = (head[2] >> 2) & 3;
        if (version == 1 || bits is 0 or 15 || rateIndex == 3)
            return null;
        var isFirst = version == 3;
        var rate = Rates[rateIndex] / (isFirst ? 1 : version == 2 ? 2 : 4);
        var bitRate = 1000 * BitRates[isFirst ? layer - 1 : layer == 1 ? 3 : 4][bits];
        var samples = layer == 1 ? 384 : layer == 2 || isFirst ? 1152 : 576;
        var padding = (head[2] >> 1) & 1;
        var length = layer == 1 ? ((12 * bitRate / rate) + padding) * 4 : (samples / 8 * bitRate / rate) + padding;
        var isMono = head[3] >> 6 == 3;
        return length < 8 ? null : new AudioFrame(length, (double)samples / rate, isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17);
    }
}
