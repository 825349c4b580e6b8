namespace OerPortal.DemoBooks.Audio;

/// <summary>The listening pieces of the demo. Their transcripts name the same seconds.</summary>
public static class Pieces
{
    /// <exception cref="ArgumentOutOfRangeException">No piece has this name.</exception>
    public static byte[] Play(string name) => name switch
    {
        "gongs" => Gongs(),
        "pentatonic" => Pentatonic(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such piece."),
    };

    private static byte[] Gongs()
    {
        var recording = new Recording(46, rate: 8_000);
        Instrument low = Instrument.Gong(98, 1.5), middle = Instrument.Gong(196, 0.8), high = Instrument.Gong(293.7, 0.5);
        recording.Strike(low, 0.4);
        recording.Strike(low, 4.2, 0.9);
        foreach (var at in (double[])[8.2, 10, 11.8])
            recording.Strike(middle, at, 0.8);
        foreach (var at in (double[])[14.2, 15.2, 16.2, 17.4])
            recording.Strike(high, at, 0.6);
        // Seven rounds of three seconds: low on one, middle on the off-beats, high runs between them.
        for (var round = 0; round < 7; round++)
        {
            double start = 19 + 3 * round, swell = 0.55 + 0.065 * round;
            recording.Strike(low, start, 0.9 * swell);
            recording.Strike(low, start + 1.5, 0.6 * swell);
            foreach (var beat in (double[])[0.75, 1.125, 2.25])
                recording.Strike(middle, start + beat, 0.6 * swell);
            foreach (var beat in (double[])[0.375, 0.5625, 1.6875, 1.875, 2.625])
                recording.Strike(high, start + beat, 0.45 * swell);
        }
        recording.Strike(low, 40.3, 1.1);
        return recording.ToWave();
    }

    private static byte[] Pentatonic()
    {
        // C D E G A, then the octave.
        double[] scale = [261.63, 293.66, 329.63, 392, 440, 523.25];
        int[] first = [0, 1, 2, 3, 2, 1, 2, -1, 3, 4, 3, 2, 1, 2, 1, -1];
        int[] second = [4, 3, 4, 5, 4, 3, 2, -1, 3, 2, 1, 2, 1, 1, 0, -1];
        var recording = new Recording(36.5, rate: 11_025);
        Phrase(first, 0.2);
        Phrase(second, 12.2);
        Phrase(first, 24.2, beat: 0.36);
        Phrase(second, 30, beat: 0.36);
        return recording.ToWave();

        void Phrase(int[] notes, double start, double beat = 0.48)
        {
            for (var index = 0; index < notes.Length; index++)
            {
                if (notes[index] >= 0)
                    recording.Strike(Instrument.Bamboo(scale[notes[index]]), start + index * beat, index % 4 == 0 ? 1 : 0.75);
            }
        }
    }
}
