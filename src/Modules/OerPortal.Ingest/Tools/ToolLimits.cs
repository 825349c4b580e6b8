namespace OerPortal.Ingest.Tools;

/// <summary>What an external program may use before it is ended.</summary>
/// <param name="Time">Processor time.</param>
/// <param name="MemoryBytes">Address space.</param>
/// <param name="FileBytes">Largest file it may write.</param>
/// <param name="OutputBytes">Most it may write to its standard output.</param>
public sealed record ToolLimits(TimeSpan Time, long MemoryBytes, long FileBytes, int OutputBytes)
{
    /// <summary>By the wall clock: longer, because other files' programs work at the same time.</summary>
    public TimeSpan Clock => 3 * Time;

    /// <summary>Whether libvips may use its loader of SVG; only for drawings of our own writing.</summary>
    public bool MayReadDrawings { get; init; }

    /// <summary>Settings for fontconfig, where text is set in our own faces; null for the system's.</summary>
    public string? Fonts { get; init; }

    /// <summary>Whether it gives way to programs that something longer waits for.</summary>
    public bool GivesWay { get; init; }

    /// <summary>For one document of the size the portal takes.</summary>
    public static ToolLimits Document { get; } = new(TimeSpan.FromMinutes(2), 2L << 30, 1L << 30, 8 << 20);

    /// <summary>For this document: the smaller it is the sooner its time is up, so that a few kilobytes never hold a core for minutes. Honest ones need a tenth of it.</summary>
    public static ToolLimits For(string path) => (Document with { Time = TimeSpan.FromSeconds(10) }).And(new FileInfo(path).Length >> 20);

    /// <summary>For work that goes through so many of the document's pages.</summary>
    public ToolLimits Through(int pages) => And(pages / 10.0);

    /// <summary>For sound and film: threads that decode large pictures map much.</summary>
    public static ToolLimits Film { get; } = new(TimeSpan.FromMinutes(5), 4L << 30, 4L << 30, 64 << 10) { GivesWay = true };

    /// <summary>For coding so many seconds of film, which a slow core does in twice the time they last.</summary>
    public ToolLimits Lasting(double? seconds) => this with { Time = TimeSpan.FromSeconds(Math.Min(LongestFilm.TotalSeconds, Time.TotalSeconds + (3 * (seconds ?? 0)))) };

    private static readonly TimeSpan LongestFilm = TimeSpan.FromHours(12);

    private ToolLimits And(double seconds) => this with { Time = TimeSpan.FromSeconds(Math.Min(Document.Time.TotalSeconds, Time.TotalSeconds + seconds)) };
}

/// <param name="ExitCode">0 is success; -1 when it was ended for a limit.</param>
/// <param name="Output">Standard output, UTF-8, cut at the limit.</param>
/// <param name="Errors">First part of standard error, for the log.</param>
/// <param name="TimedOut">Ended because its time was up.</param>
public sealed record ToolResult(int ExitCode, string Output, string Errors, bool TimedOut)
{
    /// <summary>Exit code 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Ended for time, by us or by the kernel (128 + SIGXCPU or SIGKILL).</summary>
    public bool HitLimit => TimedOut || ExitCode is 128 + 24 or 128 + 9;
}
