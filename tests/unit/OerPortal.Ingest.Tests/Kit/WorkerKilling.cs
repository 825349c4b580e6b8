using System.Diagnostics;
using System.Globalization;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Tests.Kit;

internal static class WorkerKilling
{
    /// <summary>Ends the worker itself, not the programs round it.</summary>
    /// <param name="signal"><c>KILL</c> as a person or the system would, <c>SYS</c> as for a forbidden call.</param>
    public static void End(this WorkerProcess worker, string signal = "KILL") => Signal(signal, worker.Innermost());

    public static void Signal(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>The worker's own process, behind the programs that make its walls.</summary>
    public static int Innermost(this WorkerProcess worker)
    {
        var id = worker.Id;
        while (File.ReadAllText($"/proc/{id}/comm").Trim() != WorkerProcess.Name
            && Directory.EnumerateDirectories($"/proc/{id}/task").SelectMany(t => File.ReadAllText(t + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault() is { } child)
            id = int.Parse(child, CultureInfo.InvariantCulture);
        return id;
    }
}
