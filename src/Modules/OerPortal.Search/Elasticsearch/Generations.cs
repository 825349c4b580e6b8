using System.Text.Json;
using OerPortal.Search.Models;

namespace OerPortal.Search.Elasticsearch;

/// <summary>Makes indexes, puts new ones in the place of those that answer, and takes old ones away.</summary>
internal sealed class Generations(Cluster cluster, Names names, TimeProvider time)
{
    /// <returns>Whether anything was missing, so that everything has to be put anew.</returns>
    public async Task<bool> PrepareAsync(CancellationToken cancellation)
    {
        var missing = new List<string>();
        foreach (var kind in Names.Kinds)
        {
            if (!await HasAsync(names.Of(kind), cancellation)) missing.Add(kind);
        }

        foreach (var kind in missing) await MakeAsync(kind, names.Made(kind, time.GetUtcNow().UtcDateTime), names.Of(kind), cancellation);
        if (missing.Count == 0) return false;
        // Those of an earlier form.
        foreach (var old in await ThoseAsync((_, aliases, kind) => !aliases.Contains(names.Of(kind)) && !aliases.Contains(names.Next.Of(kind)), cancellation)) await TakeAwayAsync(old, cancellation);
        return true;
    }

    public Task<bool> IsBeingMadeAsync(CancellationToken cancellation) => HasAsync(names.Next.Of(Names.Resources), cancellation);

    /// <summary>Makes indexes beside those that answer, or finds them half filled; what earlier rebuilds left goes.</summary>
    public async Task BeginAsync(DateTime at, CancellationToken cancellation)
    {
        foreach (var old in await ThoseAsync((name, aliases, kind) => name != names.Made(kind, at) && !aliases.Contains(names.Of(kind)), cancellation)) await TakeAwayAsync(old, cancellation);
        foreach (var kind in Names.Kinds) await MakeAsync(kind, names.Made(kind, at), names.Next.Of(kind), cancellation);
    }

    /// <summary>From one moment to the next the new ones answer. Doing it twice changes nothing.</summary>
    public async Task EndAsync(DateTime at, CancellationToken cancellation)
    {
        var old = await ThoseAsync((name, _, kind) => name != names.Made(kind, at), cancellation);
        await ShowAsync([.. Names.Kinds.Select(kind => names.Made(kind, at))], cancellation);
        var actions = Body.Of(json => json.Array("actions", list =>
        {
            foreach (var kind in Names.Kinds)
            {
                Alias(list, "add", names.Made(kind, at), names.Of(kind));
                Alias(list, "remove", names.Made(kind, at), names.Next.Of(kind));
            }

            foreach (var index in old) list.Object(action => action.Object("remove_index", what => what.WriteString("index", index)));
        }));
        using var done = await cluster.AskAsync("POST", "/_aliases", actions, Cluster.Patiently, cancellation);
    }

    /// <summary>What was written is found from now on.</summary>
    public Task ShowAsync(Names written, CancellationToken cancellation) => ShowAsync([.. Names.Kinds.Select(written.Of)], cancellation);

    private async Task ShowAsync(IReadOnlyList<string> indexes, CancellationToken cancellation)
    {
        using var done = await cluster.AskAsync("POST", $"/{string.Join(',', indexes)}/_refresh", body: null, Cluster.Patiently, cancellation);
    }

    private async Task<bool> HasAsync(string alias, CancellationToken cancellation)
    {
        var (status, document) = await cluster.SendAsync("GET", $"/_alias/{alias}", body: null, Cluster.Patiently, cancellation);
        document.Dispose();
        return status == 200;
    }

    private async Task MakeAsync(string kind, string index, string alias, CancellationToken cancellation)
    {
        var (status, document) = await cluster.SendAsync("PUT", $"/{index}", new Body().Text(Mappings.Of(kind, alias)), Cluster.Patiently, cancellation);
        using (document)
        {
            if (status == 200) return;
            if (!document.RootElement.ToString().Contains("resource_already_exists", StringComparison.Ordinal))
                throw new InvalidOperationException($"Elasticsearch answers {status}: {document.RootElement}");
        }

        using var done = await cluster.AskAsync("POST", "/_aliases", Body.Of(json => json.Array("actions", list => Alias(list, "add", index, alias))), Cluster.Patiently, cancellation);
    }

    private async Task TakeAwayAsync(string index, CancellationToken cancellation)
    {
        var (_, document) = await cluster.SendAsync("DELETE", $"/{index}", body: null, Cluster.Patiently, cancellation);
        document.Dispose();
    }

    /// <param name="which">By name, aliases and kind.</param>
    private async Task<IReadOnlyList<string>> ThoseAsync(Func<string, IReadOnlyCollection<string>, string, bool> which, CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var kind in Names.Kinds)
        {
            using var known = await cluster.AskAsync("GET", $"/{names.AllOf(kind)}/_alias", body: null, Cluster.Patiently, cancellation);
            found.AddRange(known.RootElement.EnumerateObject().Where(index => which(index.Name, [.. index.Value.GetProperty("aliases").EnumerateObject().Select(alias => alias.Name)], kind)).Select(index => index.Name));
        }

        return found;
    }

    private static void Alias(Utf8JsonWriter json, string what, string index, string alias) => json.Object(action => action.Object(what, a =>
    {
        a.WriteString("index", index);
        a.WriteString("alias", alias);
        if (what == "remove") a.WriteBoolean("must_exist", false);
    }));
}
