using System.Buffers.Binary;

namespace OerPortal.DemoBooks.Audio;

/// <summary>A mono recording in the making.</summary>
/// <param name="rate">Samples a second: more than twice the highest partial that sounds.</param>
internal sealed class Recording(double seconds, int rate)
{
    /// <summary>After so many half-lives a partial is below what 16 bits can hold.</summary>
    private const double Audible = 14;

    private readonly float[] _samples = new float[(int)(seconds * rate)];

    public void Strike(Instrument instrument, double at, double loudness = 1)
    {
        foreach (var partial in instrument.Partials)
            Ring(instrument, partial, (int)(at * rate), loudness * partial.Loudness);
    }

    /// <summary>The recording as a WAV file, 16 bits, as loud as it may be without clipping.</summary>
    public byte[] ToWave()
    {
        var peak = _samples.Max(Math.Abs);
        var file = new byte[44 + 2 * _samples.Length];
        Header(file);
        for (var index = 0; index < _samples.Length; index++)
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + 2 * index), (short)Math.Round(_samples[index] / peak * 30_000));
        return file;
    }

    private void Ring(Instrument instrument, Partial partial, int start, double loudness)
    {
        var step = 2 * Math.PI * instrument.Frequency * partial.Ratio / rate;
        var fade = Math.Pow(0.5, 1 / (partial.HalfLife * rate));
        var end = Math.Min(_samples.Length, start + (int)(Audible * partial.HalfLife * rate));
        var attack = Math.Max(1, instrument.Attack * rate);
        for (var index = start; index < end; index++)
        {
            var since = index - start;
            _samples[index] += (float)(loudness * Math.Min(1, since / attack) * Math.Sin(step * since));
            loudness *= fade;
        }
    }

    private void Header(byte[] file)
    {
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), rate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 2 * rate);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), file.Length - 44);
    }
}
