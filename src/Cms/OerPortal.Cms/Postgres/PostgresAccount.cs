using System.Diagnostics;
using System.Globalization;

namespace OerPortal.Cms.Postgres;

/// <summary>
/// The operating-system account the server runs under. PostgreSQL refuses to run as root, so a host started by root
/// gives the server to an unprivileged account; any other host runs it under its own.
/// </summary>
/// <param name="Uid">User id to drop to, or null to stay who we are.</param>
/// <param name="Gid">Group id that goes with <paramref name="Uid"/>.</param>
internal sealed record PostgresAccount(int? Uid, int? Gid)
{
    /// <summary>Whether commands change to another account.</summary>
    public bool Drops => Uid is not null;

    /// <summary>Chooses the owner of an existing cluster, else "postgres", else "nobody".</summary>
    public static async Task<PostgresAccount> ChooseAsync(string clusterFolder, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess) return new(null, null);
        if (Directory.Exists(clusterFolder) && await OwnerAsync(clusterFolder, ct) is { Uid: > 0 } owner) return owner;
        return Named("postgres") ?? Named("nobody") ?? new(65534, 65534);
    }

    /// <summary>Runs a program under this account, from a folder it can certainly enter, without a shell.</summary>
    /// <returns>Exit code and everything written, both streams together.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        string[] drop = Drops
            ? ["setpriv", string.Create(CultureInfo.InvariantCulture, $"--reuid={Uid}"),
                string.Create(CultureInfo.InvariantCulture, $"--regid={Gid}"), "--clear-groups", "--no-new-privs", "--"]
            : [];
        return await RunCommandAsync([.. drop, program, .. arguments], ct);
    }

    /// <summary>Whether this account can enter the folder or execute the file, all folders above included.</summary>
    public async Task<bool> CanReachAsync(string path, CancellationToken ct) =>
        !Drops || (await RunAsync("test", ["-x", path], ct)).ExitCode == 0;

    /// <summary>Makes a folder that only this account (and root) can enter.</summary>
    public async Task MakePrivateFolderAsync(string folder, CancellationToken ct)
    {
        await RunCommandAsync(["mkdir", "-p", "-m", "700", folder], ct);
        if (Drops) await RunCommandAsync(["chown", string.Create(CultureInfo.InvariantCulture, $"{Uid}:{Gid}"), folder], ct);
    }

    /// <summary>Whether the folder belongs to this account, so that nobody else has put something into it.</summary>
    public async Task<bool> OwnsAsync(string folder, CancellationToken ct)
    {
        if (Drops) return await OwnerAsync(folder, ct) == this;
        return (await RunCommandAsync(["test", "-O", folder], ct)).ExitCode == 0;
    }

    private static async Task<PostgresAccount?> OwnerAsync(string path, CancellationToken ct)
    {
        var (exitCode, output) = await RunCommandAsync(["stat", "-c", "%u %g", path], ct);
        if (exitCode != 0 || output.Split(' ') is not [var uid, var gid]) return null;
        return new(int.Parse(uid, CultureInfo.InvariantCulture), int.Parse(gid, CultureInfo.InvariantCulture));
    }

    private static PostgresAccount? Named(string name)
    {
        var line = File.ReadLines("/etc/passwd").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        if (line?.Split(':') is not [_, _, var uid, var gid, ..]) return null;
        return new(int.Parse(uid, CultureInfo.InvariantCulture), int.Parse(gid, CultureInfo.InvariantCulture));
    }

    private static async Task<(int ExitCode, string Output)> RunCommandAsync(string[] command, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        // Messages are read by people and by us; the account's own locale may not exist.
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, (await output + await errors).Trim());
    }
}
