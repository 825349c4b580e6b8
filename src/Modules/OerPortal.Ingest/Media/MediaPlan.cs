using System.Text.Json.Serialization;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Pipeline;

namespace OerPortal.Ingest.Media;

/// <summary>What is made of sound or film later, when nobody waits for it.</summary>
/// <param name="Converts">Whether it becomes a form that browsers play.</param>
/// <param name="Sizes">Sizes it is given out in for slow lines; none where the file itself is light.</param>
internal sealed record MediaPlan(bool Converts, IReadOnlyList<StreamSize> Sizes)
{
    /// <summary>What <see cref="StreamSize.Clear"/> needs: a lighter film comes through every line on which that does.</summary>
    private const double LightBitsPerSecond = 1_700_000;
    private const long LightBytes = 100_000_000;

    [JsonIgnore]
    public bool IsNothing => !Converts && Sizes.Count == 0;

    public static MediaPlan Of(OpenedFile file, MediaProbe probe, long length)
    {
        if (probe.Film is { CanBeDecoded: false })
            return new MediaPlan(false, []);
        var converts = file.Use != FileUse.Play || probe.Film is { Plays: false };
        var isHeavy = length > LightBytes || (probe.Seconds is { } seconds && length * 8 / seconds > LightBitsPerSecond);
        return new MediaPlan(converts, probe.Film is { } film && isHeavy ? StreamSize.For(film.ShortSide) : []);
    }
}

/// <summary>A size for slow lines.</summary>
/// <param name="Side">Pixels of the shorter side.</param>
/// <param name="Kilobits">Of the pictures, in a second.</param>
/// <param name="SoundKilobits">Of the sound.</param>
internal sealed record StreamSize(int Side, int Kilobits, int SoundKilobits)
{
    private static readonly StreamSize Small = new(360, 430, 64);
    private static readonly StreamSize Clear = new(720, 1_400, 96);

    /// <param name="side">Of the film itself, which is never enlarged.</param>
    public static IReadOnlyList<StreamSize> For(int side) => side <= Small.Side ? [Small with { Side = side }] : [Small, Clear with { Side = Math.Min(side, Clear.Side) }];
}
