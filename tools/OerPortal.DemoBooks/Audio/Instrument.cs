namespace OerPortal.DemoBooks.Audio;

/// <summary>One way in which a body rings: how high above the base note, how loud, and after how many seconds it is half as loud.</summary>
internal sealed record Partial(double Ratio, double Loudness, double HalfLife);

/// <summary>A struck instrument as a sum of partials. The ratios of a bronze gong are not whole numbers: that is what makes it sound like bronze.</summary>
internal sealed record Instrument(double Frequency, IReadOnlyList<Partial> Partials, double Attack)
{
    /// <summary>A knobbed gong; each partial is a pair a hair apart, which beats slowly.</summary>
    public static Instrument Gong(double frequency, double ring) => new(frequency,
    [
        new(1, 1, 1.5 * ring), new(1.0035, 0.7, 1.4 * ring), new(1.52, 0.42, 0.9 * ring), new(2.003, 0.5, 0.8 * ring), new(2.44, 0.26, 0.55 * ring),
        new(3.02, 0.2, 0.4 * ring), new(3.93, 0.13, 0.25 * ring), new(5.1, 0.07, 0.14 * ring), new(6.4, 0.05, 0.08 * ring),
    ], 0.006);

    /// <summary>A bamboo tube, dry and short.</summary>
    public static Instrument Bamboo(double frequency) => new(frequency,
        [new(1, 1, 0.16), new(2.0, 0.12, 0.07), new(3.93, 0.28, 0.035), new(9.2, 0.1, 0.012)], 0.002);
}
