namespace OerPortal.Ingest.Workers;

/// <summary>Section <c>Ingest:Workers</c>.</summary>
public sealed record WorkerSettings
{
    /// <summary>Memory of one worker's own program, in MiB; its heap gets two thirds.</summary>
    public int MemoryMegabytes { get; init; } = 768;

    /// <summary>Memory of a worker with the programs it runs, in MiB.</summary>
    public int TotalMegabytes { get; init; } = 2560;

    /// <summary>Files after which a worker is replaced.</summary>
    public int Files { get; init; } = 200;

    /// <summary>Memory in MiB above which a resting worker is replaced.</summary>
    public int KeptMegabytes { get; init; } = 256;

    /// <summary>What a worker may write for a file, in MiB, before its length is counted.</summary>
    public int WrittenMegabytes { get; init; } = 1024;

    /// <summary>Which walls to try: <c>bwrap</c>, <c>unshare</c>, <c>none</c>; empty for the strongest that works.</summary>
    public string Walls { get; init; } = "";

    /// <summary>Whether the first worker is started with the portal rather than with the first file.</summary>
    public bool AtStart { get; init; } = true;

    /// <summary>Seconds of processor time for a file, before its length is counted.</summary>
    public int Seconds { get; init; } = 240;
}

/// <summary>What opening one file may take before its worker is ended.</summary>
/// <param name="Processor">Of the worker and its programs together.</param>
/// <param name="Time">By the clock, from the scanner's verdict on.</param>
/// <param name="OwnBytes">Memory of the worker's own program.</param>
/// <param name="AllBytes">Memory of the worker and its programs.</param>
/// <param name="WrittenBytes">Everything in its folder.</param>
internal sealed record WorkerLimits(TimeSpan Processor, TimeSpan Time, long OwnBytes, long AllBytes, long WrittenBytes)
{
    /// <summary>The longer the file, the longer it may take: honest ones need a tenth of it.</summary>
    public static WorkerLimits For(long length, WorkerSettings settings)
    {
        var processor = TimeSpan.FromSeconds(Math.Min(settings.Seconds + (4 * (length >> 20)), 6L * settings.Seconds));
        return new WorkerLimits(processor, 3 * processor, (long)settings.MemoryMegabytes << 20, (long)settings.TotalMegabytes << 20, ((long)settings.WrittenMegabytes << 20) + (3 * length));
    }

    /// <summary>The same with coding so much film twice, on a slow core and behind everything else.</summary>
    public WorkerLimits Lasting(TimeSpan film) => this with { Processor = Processor + (8 * film), Time = Time + (24 * film) };
}
