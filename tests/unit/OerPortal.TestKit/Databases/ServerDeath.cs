using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using OerPortal.Cms.Postgres;

namespace OerPortal.TestKit.Databases;

/// <summary>What happens to a PostgreSQL server in an outage.</summary>
public static class ServerDeath
{
    /// <summary>Ends the server at once, as the kernel does when memory is short.</summary>
    [SupportedOSPlatform("linux")]
    public static async Task KillAsync(this EmbeddedPostgres postgres)
    {
        var pid = int.Parse(File.ReadLines(Path.Combine(postgres.Folder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        using var server = Process.GetProcessById(pid);
        server.Kill();
        await server.WaitForExitAsync();
    }
}
