using System.Globalization;

namespace OerPortal.Bench;

/// <summary>
/// Processor time of this process and of the servers it asks, from /proc in nanoseconds. On a machine with other work it tells what a
/// question costs, where a watch tells how long it had to wait.
/// </summary>
/// <param name="servers">Each with the processes that it has started: PostgreSQL has one a connection.</param>
internal sealed class ProcessorTime(IReadOnlyList<int> servers)
{
    /// <summary>The embedded PostgreSQL of a data folder.</summary>
    public static int? OfPostgres(string data)
        => File.Exists(Path.Combine(data, "postgres", "postmaster.pid")) ? int.Parse(File.ReadLines(Path.Combine(data, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture) : null;

    // A process that has ended meanwhile has spent what it has spent.
    private readonly Dictionary<int, long> _spent = [];

    public double Milliseconds()
    {
        foreach (var process in servers.SelectMany(server => StartedBy(server).Prepend(server)).Prepend(Environment.ProcessId)) _spent[process] = Math.Max(Of(process), _spent.GetValueOrDefault(process));
        return _spent.Values.Sum() / 1e6;
    }

    private static IEnumerable<int> StartedBy(int process) => Read($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture));

    private static long Of(int process)
    {
        try
        {
            // The first number: time on a processor.
            return Directory.EnumerateDirectories($"/proc/{process}/task").Sum(thread => long.TryParse(Read(thread + "/schedstat").Split(' ')[0], CultureInfo.InvariantCulture, out var time) ? time : 0);
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
