using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Data;

namespace OerPortal.Ingest.Pipeline;

/// <summary>Writes a file's progress for people who watch it, at most a few times a second; losing one harms nothing.</summary>
public sealed class FileProgress(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(300);

    /// <summary>A reporter for a part of the way, from and to in percent.</summary>
    internal Action<double> Between(Guid fileId, int from, int to)
    {
        // The first moments need no report: most files are done before anybody looks.
        var last = time.GetTimestamp();
        var running = 0;
        return share =>
        {
            if (time.GetElapsedTime(Volatile.Read(ref last)) < Least || Interlocked.Exchange(ref running, 1) == 1)
                return;
            Volatile.Write(ref last, time.GetTimestamp());
            _ = WriteAsync(fileId, (short)(from + (share * (to - from)))).ContinueWith(_ => Volatile.Write(ref running, 0), TaskScheduler.Default);
        };
    }

    private async Task WriteAsync(Guid fileId, short percent)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<IngestDbContext>();
        await data.Files.Where(f => f.Id == fileId && f.Progress < percent).ExecuteUpdateAsync(s => s.SetProperty(f => f.Progress, percent));
    }
}
