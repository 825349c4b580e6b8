using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace OerPortal.Cms.Postgres;

/// <summary>
/// A PostgreSQL server of the portal's own, for development, evaluation and tests: made on the first start, reachable
/// through a private socket only, shared by every host that uses the same folder, stopped by the last one that leaves.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private const string Database = "oerportal";

    private readonly PostgresCluster _cluster;
    private readonly PostgresBinaries _binaries;
    private readonly ILogger _logger;
    private FileStream? _use;

    private EmbeddedPostgres(string folder, PostgresCluster cluster, PostgresBinaries binaries, FileStream use, ILogger logger)
    {
        Folder = folder;
        _cluster = cluster;
        _binaries = binaries;
        _use = use;
        _logger = logger;
        ConnectionString = cluster.ConnectionStringTo(Database);
    }

    /// <summary>Leads to the portal's database.</summary>
    public string ConnectionString { get; }

    /// <summary>Where the cluster is: the folder asked for, unless the server's account cannot come to it.</summary>
    public string Folder { get; }

    /// <summary>Makes the cluster when there is none, starts its server when none answers, and joins its users.</summary>
    /// <param name="dataFolder">The cluster's own folder, such as <c>.data/postgres</c>; its parents are made.</param>
    /// <param name="options">How to make and run it.</param>
    /// <param name="logger">Told where the cluster is and what was done.</param>
    /// <param name="ct">Gives up waiting.</param>
    /// <exception cref="PostgresUnavailableException">It cannot run; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        string dataFolder, EmbeddedPostgresOptions options, ILogger logger, CancellationToken ct)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));
        var account = await PostgresAccount.ChooseAsync(folder, ct);
        folder = await ReachableAsync(folder, account, logger, ct);
        try
        {
            await using var starting = await LockAsync(folder + ".lock", ct);
            var binaries = await PostgresBinaries.FindAsync(
                PostgresBinaries.Candidates(options.BinariesFolder), PostgresCluster.MajorOf(folder), ct);
            binaries = await ReachableAsync(binaries, account, logger, ct);
            var cluster = new PostgresCluster(folder, account, options.Fast);
            await RunAsync(cluster, binaries, folder, logger, ct);
            await cluster.CreateDatabaseAsync(Database, ct);
            return new(folder, cluster, binaries, Share(folder + ".users"), logger);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new PostgresUnavailableException(
                $"{folder} may not be used by this account: {denied.Message} Start the portal as the account that made it, or set OER_DATA to another folder.", denied);
        }
    }

    /// <summary>Starts the server again when it has died (ended for want of memory, killed by hand).</summary>
    /// <returns>Whether it had died.</returns>
    /// <exception cref="PostgresUnavailableException">It does not come back yet.</exception>
    public async Task<bool> ReviveAsync(CancellationToken ct)
    {
        if (_use is null || _cluster.HasProcess)
            return false;
        _logger.LogWarning("PostgreSQL in {Folder} has died; it is started again", Folder);
        await using var starting = await LockAsync(Folder + ".lock", ct);
        // Another host of the same folder may have been quicker.
        if (!await _cluster.IsRunningAsync(ct))
            await _cluster.StartAsync(_binaries, ct);
        return true;
    }

    /// <summary>Leaves the cluster; the last host that leaves stops the server.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (_use is null) return;
        await using var starting = await LockAsync(Folder + ".lock", ct);
        await _use.DisposeAsync();
        _use = null;
        if (TryOpen(Folder + ".users", FileShare.None) is not { } last)
        {
            _logger.LogInformation("PostgreSQL in {Folder} goes on for another host", Folder);
            return;
        }
        await using (last) await _cluster.StopAsync(_binaries, ct);
        _logger.LogInformation("PostgreSQL in {Folder} has stopped", Folder);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    internal static string ShortHash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private static async Task RunAsync(
        PostgresCluster cluster, PostgresBinaries binaries, string folder, ILogger logger, CancellationToken ct)
    {
        if (PostgresCluster.MajorOf(folder) is null)
        {
            logger.LogInformation("Making a PostgreSQL {Major} database in {Folder}", binaries.Major, folder);
            await cluster.InitialiseAsync(binaries, ct);
        }
        if (await cluster.IsRunningAsync(ct))
        {
            logger.LogInformation("Using the PostgreSQL server that already runs in {Folder}", folder);
            return;
        }
        await cluster.StartAsync(binaries, ct);
        logger.LogInformation("PostgreSQL {Major} runs in {Folder}", binaries.Major, folder);
    }

    /// <summary>The folder itself, or one elsewhere when the unprivileged account cannot come to it (below /root, for example).</summary>
    private static async Task<string> ReachableAsync(string folder, PostgresAccount account, ILogger logger, CancellationToken ct)
    {
        var parent = Path.GetDirectoryName(folder)!;
        Directory.CreateDirectory(parent);
        if (await account.CanReachAsync(parent, ct)) return folder;
        var other = Path.Combine(SharedFolder, ShortHash(folder), "postgres");
        Directory.CreateDirectory(Path.GetDirectoryName(other)!);
        logger.LogInformation(
            "PostgreSQL does not run as root, and its account cannot enter {Folder}: the database is kept in {Other}", folder, other);
        return other;
    }

    private static async Task<PostgresBinaries> ReachableAsync(
        PostgresBinaries binaries, PostgresAccount account, ILogger logger, CancellationToken ct)
    {
        if (await account.CanReachAsync(Path.Combine(binaries.Folder, "postgres"), ct)) return binaries;
        var source = Path.GetDirectoryName(binaries.Folder)!;
        var copy = Path.Combine(SharedFolder, $"postgresql-{binaries.Major}-{ShortHash(source)}");
        if (!Directory.Exists(copy))
        {
            logger.LogInformation("PostgreSQL's account cannot enter {Folder}: its programs are copied to {Copy}", source, copy);
            Directory.CreateDirectory(SharedFolder);
            var unfinished = copy + ".new";
            await new PostgresAccount(null, null).RunAsync("cp", ["-aT", source, unfinished], ct);
            Directory.Move(unfinished, copy);
        }
        return binaries with { Folder = Path.Combine(copy, "bin") };
    }

    private static string SharedFolder => "/var/lib/oerportal";

    private static async Task<FileStream> LockAsync(string file, CancellationToken ct)
    {
        while (true)
        {
            if (TryOpen(file, FileShare.None) is { } opened) return opened;
            await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
        }
    }

    private static FileStream Share(string file)
    {
        using (File.Open(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite)) { }
        return new(file, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>Opens a lock file, or null while others hold it. The system frees it when its holder dies.</summary>
    private static FileStream? TryOpen(string file, FileShare share)
    {
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
