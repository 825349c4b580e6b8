using System.Text.Json;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts;
using OerPortal.Cms.Data;

namespace OerPortal.Sites.Log;

/// <summary>Lines of the log as people read them.</summary>
internal sealed class LogWords(IPeople people, IEnumerable<IAuditSubjects> kinds, IStringLocalizer strings)
{
    /// <summary>Parts of the portal that a reader may ask for alone: those to which a module gave a name (<c>audit.kind.*</c>).</summary>
    internal IReadOnlyList<(string Kind, string Name)> Kinds
        => [.. strings.GetAllStrings().Where(s => s.Name.StartsWith(KindPrefix, StringComparison.Ordinal))
            .OrderBy(s => s.Value, StringComparer.CurrentCulture).Select(s => (s.Name[KindPrefix.Length..], s.Value))];

    private const string KindPrefix = "audit.kind.";

    /// <summary>With who did it and what it is about, as far as they are still there.</summary>
    internal async Task<IReadOnlyList<LogLine>> ReadAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        var subjects = await NameSubjectsAsync(entries, cancellation);
        var actors = await people.FindManyAsync([.. entries.Select(e => e.PersonId).OfType<Guid>().Distinct()], cancellation);
        return [.. entries.Select(e => new LogLine(e, WhoOf(e, actors), ActionOf(e), NameOf(e, subjects), subjects.GetValueOrDefault(e.Subject)?.Path))];
    }

    private string WhoOf(AuditEntry entry, IReadOnlyDictionary<Guid, PersonFacts> actors)
        => entry.PersonId is not { } id ? strings["sites.audit.system"] : actors.TryGetValue(id, out var who) ? who.DisplayName : strings["sites.audit.gone"];

    /// <summary>The string <c>audit.{action}</c>; an action of a module that is gone keeps its code.</summary>
    private string ActionOf(AuditEntry entry) => strings[$"audit.{entry.Action}"] is { ResourceNotFound: false } words ? words.Value : entry.Action;

    /// <summary>Of what was removed the title that was recorded, where one was.</summary>
    private string NameOf(AuditEntry entry, IReadOnlyDictionary<string, AuditSubject> subjects)
    {
        if (subjects.TryGetValue(entry.Subject, out var subject))
            return subject.Name;
        var (kind, id) = Split(entry);
        if (strings[$"{kind}.{id}.name"] is { ResourceNotFound: false } words)
            return words.Value;
        return TitleIn(entry.Detail) ?? strings["sites.audit.removed"].Value;
    }

    private static string? TitleIn(string? detail)
    {
        using var read = detail is null ? null : JsonDocument.Parse(detail);
        return read?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String ? title.GetString() : null;
    }

    private async Task<IReadOnlyDictionary<string, AuditSubject>> NameSubjectsAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        var named = new Dictionary<string, AuditSubject>(StringComparer.Ordinal);
        var byKind = entries.Select(Split).Where(s => Guid.TryParse(s.Id, out _)).ToLookup(s => s.Kind, s => Guid.Parse(s.Id));
        foreach (var kind in kinds.Where(k => byKind.Contains(k.Kind)))
        {
            foreach (var (id, subject) in await kind.NameAsync([.. byKind[kind.Kind].Distinct()], cancellation))
                named[$"{kind.Kind}:{id}"] = subject;
        }

        return named;
    }

    private static (string Kind, string Id) Split(AuditEntry entry)
        => entry.Subject.Split(':', 2) is [var kind, var id] ? (kind, id) : (entry.Subject, "");
}

/// <param name="Path">Of the thing's page below its site, or null.</param>
internal sealed record LogLine(AuditEntry Entry, string Who, string Action, string Subject, string? Path);
