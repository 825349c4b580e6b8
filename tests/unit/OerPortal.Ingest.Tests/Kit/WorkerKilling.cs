using System.Diagnostics;
using System.Globalization;
using OerPortal.Ingest.Workers;

namespace OerPortal.Ingest.Tests.Kit;

internal static class WorkerKilling
{
    /// <summary>As the system does when memory runs out: the worker itself, not the programs round it.</summary>
    public static void KillHard(this WorkerProcess worker)
    {
        using var process = Process.GetProcessById(worker.Innermost());
        process.Kill();
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
