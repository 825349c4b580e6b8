using Dapper;
using Npgsql;
using OerPortal.OpenData.Models;
using OerPortal.Resources;

namespace OerPortal.OpenData.Views;

/// <summary>Makes <see cref="ResourceView"/>s of records.</summary>
internal sealed class ResourceViews(NpgsqlDataSource data)
{
    /// <param name="records">None of them gone.</param>
    /// <param name="origin">What addresses begin with, without a slash at the end.</param>
    public async Task<IReadOnlyList<ResourceView>> OfAsync(IReadOnlyCollection<OpenRecord> records, string origin, CancellationToken cancellation)
    {
        var related = await PublicTitlesAsync([.. records.SelectMany(r => r.Resource!.About.Relations).Select(r => r.PublicId).OfType<string>().Distinct()], cancellation);
        return [.. records.Select(record => Of(record, origin, related))];
    }

    private static ResourceView Of(OpenRecord record, string origin, IReadOnlyDictionary<string, string> related)
    {
        var resource = record.Resource!;
        var about = resource.About;
        return new ResourceView(
            resource.Id,
            origin + ResourceAddress.Page(resource.Id),
            origin + OpenDataAddress.Resource(resource.Id),
            about.Title,
            about.AlternativeTitle,
            about.Description,
            [.. about.Contributors.Select(c => new ContributorView(c.Name, c.Role))],
            about.Keywords,
            about.Languages,
            about.Kind,
            about.Levels,
            about.Grades,
            about.Subjects,
            [.. about.Alignments.Select(a => new AlignmentView(a.Type, a.Framework, a.TargetName, a.TargetUrl, a.Id))],
            about.TypicalAge is { } age ? new AgeView(age.From, age.To) : null,
            resource.Minutes ?? about.TimeRequiredMinutes,
            resource.Pages,
            about.EducationalUses,
            about.AudienceRoles,
            about.InteractivityType,
            about.InteractivityLevel,
            new AccessibilityView(about.Accessibility.Features, about.Accessibility.Hazards, about.Accessibility.Modes, about.Accessibility.Summary),
            LicenceOf(about),
            Rights.Descriptions,
            about.Source is { } source ? new SourceView(source.Title, source.Url, source.RightsHolder) : null,
            about.Created,
            about.Issued,
            about.Publisher,
            [.. about.Identifiers.Select(i => new IdentifierView(i.Scheme, i.Value))],
            [.. about.Relations.Select(relation => RelationOf(relation, origin, related)).OfType<RelationView>()],
            SchoolOf(resource.School, origin),
            [.. resource.Collections.Select(c => new CollectionNameView(c.Id, c.Title, origin + ResourceAddress.Collection(c.Id)))],
            origin + resource.Cover,
            resource.CanBeRead ? origin + ResourceAddress.Reader(resource.Id) : null,
            FilesOf(resource, origin),
            [.. (resource.Links ?? []).Select(l => new LinkView(l.Address, l.Title))],
            resource.Version,
            resource.PublishedAt,
            resource.ApprovedAt,
            record.ChangedAt,
            record.Position);
    }

    public static SchoolNameView SchoolOf(OpenSchool school, string origin)
        => new(school.Slug, school.Name, origin + (school.Slug.Length == 0 ? "/" : $"/truong/{school.Slug}"));

    public static IReadOnlyList<FileView> FilesOf(OpenResource resource, string origin)
        => [.. resource.Files.Select(f => new FileView(f.Id, f.Name, f.MediaType, f.Length, origin + f.Address, f.Pages, f.DurationSeconds))];

    private static LicenceView LicenceOf(ResourceMetadata about)
    {
        var known = Licences.Find(about.Licence);
        return new LicenceView(about.Licence, known?.ShortName ?? about.Licence, known?.Address, about.RightsNote);
    }

    // What is not public has no name here, not even as the neighbour of something that is.
    private static RelationView? RelationOf(Relation relation, string origin, IReadOnlyDictionary<string, string> related)
    {
        if (relation.PublicId is not { } id) return new RelationView(relation.Kind, null, relation.Url, relation.Title);
        return related.TryGetValue(id, out var title) ? new RelationView(relation.Kind, id, origin + ResourceAddress.Page(id), title) : null;
    }

    private async Task<IReadOnlyDictionary<string, string>> PublicTitlesAsync(string[] ids, CancellationToken cancellation)
    {
        if (ids.Length == 0) return new Dictionary<string, string>();
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync<(string Id, string Title)>(new CommandDefinition(
            "SELECT public_id, document::json -> 'about' ->> 'title' FROM open_data.record WHERE public_id = ANY (@ids) AND NOT is_gone AND document IS NOT NULL",
            new { ids }, cancellationToken: cancellation));
        return found.ToDictionary(one => one.Id, one => one.Title);
    }
}
