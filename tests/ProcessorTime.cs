using System.Runtime.InteropServices;

namespace OerPortal.Tests;

/// <summary>
/// What the work of this thread costs. Unlike a clock it does not count what other programs do meanwhile, so a bound that says "at once"
/// holds on a busy machine too. For work that waits for nothing and stays on its thread.
/// </summary>
internal readonly record struct ProcessorTime
{
    private const int OfThisThread = 3;
    private readonly TimeSpan _begun;

    private ProcessorTime(TimeSpan begun) => _begun = begun;

    public TimeSpan Spent => Read() - _begun;

    public static ProcessorTime Begin() => new(Read());

    private static TimeSpan Read()
    {
        var now = default(Moment);
        return ReadClock(OfThisThread, ref now) == 0 ? new TimeSpan((now.Seconds * TimeSpan.TicksPerSecond) + (now.Nanoseconds / 100)) : throw new PlatformNotSupportedException();
    }

#pragma warning disable SYSLIB1054 // Nothing here needs to be made; what would, asks for unsafe code.
    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, ref Moment now);
#pragma warning restore SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
