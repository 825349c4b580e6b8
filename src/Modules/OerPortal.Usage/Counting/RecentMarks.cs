namespace OerPortal.Usage.Counting;

/// <summary>
/// The marks of the last 30 seconds, in 2 MB whatever happens: with more than a hundred thousand in that time the oldest are forgotten, and a
/// second click may count.
/// </summary>
internal sealed class RecentMarks
{
    // COUNTER Code of Practice 5, §7.4: of clicks that follow within 30 seconds one counts; each starts the time anew.
    private static readonly long Window = TimeSpan.FromSeconds(30).Ticks;

    private const int Rows = 1 << 15;
    private const int Ways = 4;

    private readonly (ulong Mark, long At)[] _seen = new (ulong, long)[Rows * Ways];

    internal bool HasJustSeen(ulong mark, DateTimeOffset now)
    {
        var row = _seen.AsSpan((int)(mark % Rows) * Ways, Ways);
        var oldest = 0;
        for (var i = 0; i < Ways; i++)
        {
            if (row[i].Mark == mark)
            {
                var isRecent = now.UtcTicks - row[i].At < Window;
                row[i].At = now.UtcTicks;
                return isRecent;
            }

            if (row[i].At < row[oldest].At)
                oldest = i;
        }

        row[oldest] = (mark, now.UtcTicks);
        return false;
    }
}
