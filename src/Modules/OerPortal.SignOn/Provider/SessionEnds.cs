using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;

namespace OerPortal.SignOn.Provider;

/// <summary>
/// Hears of whom something has changed (channel <c>oer_person</c> of Accounts), and has the visits of those looked at who have any. What it hears it
/// keeps for a moment: a roster of thousands says thousands of names in a second.
/// </summary>
internal sealed class SessionEnds(NpgsqlDataSource data, IJobs jobs, ILogger<SessionEnds> log) : TirelessService(log), INotificationHandler
{
    private readonly Channel<Guid> _heard = System.Threading.Channels.Channel.CreateUnbounded<Guid>(new UnboundedChannelOptions { SingleReader = true });

    public string Channel => "oer_person";

    public Task HeardAsync(string payload, CancellationToken cancellation)
    {
        if (Guid.TryParse(payload, out var personId))
            _heard.Writer.TryWrite(personId);
        return Task.CompletedTask;
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (await _heard.Reader.WaitToReadAsync(stopping))
        {
            var people = new HashSet<Guid>();
            while (people.Count < 1000 && _heard.Reader.TryRead(out var personId))
                people.Add(personId);
            foreach (var personId in await VisitorsAsync([.. people], stopping))
                await jobs.EnqueueAsync(new EndVisits(personId), null, stopping);
        }
    }

    private async Task<IReadOnlyList<Guid>> VisitorsAsync(Guid[] people, CancellationToken cancellation)
    {
        await using var ask = data.CreateCommand("select distinct person_id from signon.visit where person_id = any ($1)");
        ask.Parameters.Add(new NpgsqlParameter { Value = people });
        await using var rows = await ask.ExecuteReaderAsync(cancellation);
        var found = new List<Guid>();
        while (await rows.ReadAsync(cancellation))
            found.Add(rows.GetGuid(0));
        return found;
    }
}
