using System.Globalization;

namespace OerPortal.Ingest.Workers;

/// <summary>What a process and its children use, from <c>/proc</c> (proc(5)); nothing where there is none.</summary>
/// <param name="OwnBytes">Resident memory of the largest process.</param>
/// <param name="AllBytes">Resident memory of all of them.</param>
/// <param name="Processor">Of all of them, ended children included.</param>
internal sealed record ProcessTree(long OwnBytes, long AllBytes, TimeSpan Processor)
{
    private const int MostProcesses = 256;

    // USER_HZ is 100 on every Linux .NET runs on.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <param name="deepest">The process whose own memory counts is the first of this name; others are its wrappers and programs.</param>
    public static ProcessTree Of(int root, string deepest)
    {
        long own = 0, all = 0, ticks = 0;
        var left = new Stack<int>([root]);
        for (var seen = 0; left.TryPop(out var id) && seen < MostProcesses; seen++)
        {
            if (Stat(id) is not { } stat)
                continue;
            all += stat.Bytes;
            ticks += stat.Ticks;
            if (stat.Name == deepest)
                own = Math.Max(own, stat.Bytes);
            foreach (var child in Children(id))
                left.Push(child);
        }
        return new ProcessTree(own, all, ticks * Tick);
    }

    private static (string Name, long Bytes, long Ticks)? Stat(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var end = stat.LastIndexOf(')');
            var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..end];
            // Fields from the third on: utime 14, stime 15, cutime 16, cstime 17, rss 24.
            var fields = stat[(end + 2)..].Split(' ');
            long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
            return (name, Field(24) * Environment.SystemPageSize, Field(14) + Field(15) + Field(16) + Field(17));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static List<int> Children(int id)
    {
        var children = new List<int>();
        try
        {
            foreach (var task in Directory.EnumerateDirectories($"/proc/{id}/task"))
            {
                foreach (var child in File.ReadAllText(task + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    children.Add(int.Parse(child, CultureInfo.InvariantCulture));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
        }
        return children;
    }
}
