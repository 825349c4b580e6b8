using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Scanning;

namespace OerPortal.Ingest.Clamd;

/// <summary>
/// A clamd of our own, for development, evaluation and tests: started with the host when no address is configured,
/// started again when it dies, stopped with the host. Production points <see cref="ClamdSettings.Address"/> at the
/// system's daemon, which freshclam keeps up to date.
/// </summary>
public sealed class ClamdProcess(ClamdSettings settings, string dataFolder, ILogger<ClamdProcess> log, TimeProvider time) : TirelessService(log)
{
    private readonly ClamdAddress? _configured = string.IsNullOrWhiteSpace(settings.Address) ? null : ClamdAddress.Parse(settings.Address);
    private readonly ClamdFolder _folder = new(dataFolder, settings);
    private volatile ClamdAddress? _own;

    /// <summary>Where to reach clamd now; null while there is none.</summary>
    public ClamdAddress? Address => _configured ?? _own;

    /// <summary>Runs until the host stops.</summary>
    protected override async Task WorkAsync(CancellationToken stopping)
    {
        if (_configured is not null || !settings.StartOwn)
            return;
        if (!File.Exists(settings.Program))
        {
            log.LogError("No virus scanner: {Program} is not installed and Clamd:Address is not set. Uploads wait in quarantine.", settings.Program);
            return;
        }
        StopOrphans();
        var pause = TimeSpan.FromSeconds(1);
        while (!stopping.IsCancellationRequested)
        {
            var startedAt = time.GetTimestamp();
            await RunOnceAsync(stopping);
            if (stopping.IsCancellationRequested)
                break;
            // One that ran for a while starts again at once; one that fails at start is given more and more time.
            pause = time.GetElapsedTime(startedAt) > TimeSpan.FromMinutes(1) ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(Math.Min(60, pause.TotalSeconds * 2));
            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        _folder.Clean();
    }

    private async Task RunOnceAsync(CancellationToken stopping)
    {
        var address = _folder.Prepare();
        if (!_folder.HasOfficialDatabase)
        {
            log.Log(
                settings.AcceptTestSignatures ? LogLevel.Information : LogLevel.Warning,
                "ONLY TEST SIGNATURES ARE LOADED: {Folder} has no official virus database, so real malware is NOT found. Install freshclam or set Clamd:Address before real people upload.",
                settings.OfficialDatabase);
        }
        var start = new ProcessStartInfo(settings.Program)
        {
            ArgumentList = { "--config-file", _folder.ConfigFile },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => log.LogDebug("clamd: {Line}", line.Data);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
                log.Log(text.Contains("ERROR", StringComparison.Ordinal) ? LogLevel.Warning : LogLevel.Information, "clamd: {Line}", text);
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _own = address;
        try
        {
            await process.WaitForExitAsync(stopping);
            log.LogWarning("clamd ended with code {Code}; it is started again.", process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
        finally
        {
            _own = null;
        }
    }

    private void StopOrphans()
    {
        foreach (var id in _folder.Orphans())
        {
            try
            {
                using var orphan = Process.GetProcessById(id);
                orphan.Kill();
                log.LogInformation("Stopped clamd {Process}, which a killed portal had left behind.", id);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                log.LogDebug(e, "clamd {Process} had ended already.", id);
            }
        }
    }
}
