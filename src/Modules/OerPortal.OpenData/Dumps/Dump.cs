namespace OerPortal.OpenData.Dumps;

/// <summary>Everything that was public at a time, as files.</summary>
/// <param name="Date">Names it in addresses: the day in Vietnam, with a number from the second one of a day on.</param>
/// <param name="Position">Whoever goes on with the changes since this position misses nothing.</param>
internal sealed record Dump(string Date, DateTimeOffset MadeAt, long Position, IReadOnlyList<DumpFile> Files);

/// <param name="Dataset">What it is of: a constant of <see cref="Datasets"/>.</param>
/// <param name="MediaType">Of what is in it.</param>
/// <param name="IsGzip">Whether it is packed.</param>
/// <param name="Length">Bytes as they are downloaded.</param>
/// <param name="Sha256">Of these bytes, in hexadecimal.</param>
/// <param name="Records">How many things it tells of; 0 for what explains others.</param>
internal sealed record DumpFile(string Name, string Dataset, string MediaType, bool IsGzip, long Length, string Sha256, int Records);

/// <summary>What open data is about.</summary>
internal static class Datasets
{
    public const string Resources = "resources";
    public const string Collections = "collections";
    public const string Schools = "schools";
    public const string Usage = "usage";

    public static IReadOnlyList<string> All { get; } = [Resources, Collections, Schools, Usage];
}
