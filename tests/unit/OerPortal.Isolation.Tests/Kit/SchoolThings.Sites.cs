using OerPortal.Cms.Text;
using OerPortal.Ingest;

namespace OerPortal.Isolation.Tests.Kit;

/// <summary>What stands on a school's site.</summary>
internal sealed partial class SchoolThings
{
    /// <param name="rest">Kind, slug, preview key and until when it is open.</param>
    private static string Writing(string rest) =>
        $"""
        with made as (
            insert into sites.writing (id, public_id, site_id, title, body, published_at, kind, slug, preview_key, preview_until)
            values (@row, @id, @site, @title, 'Tin.', now(), {rest}) returning id)
        insert into sites.writing_version (writing_id, number, title, body, files, at) select id, 1, @title, 'Tin.', array[]::uuid[], now() from made
        """;

    private async Task<Names> PageAsync()
    {
        var made = await InsertAsync("publicId", PublicId.New(), Writing("1, @id, @id, now() + interval '1 day'"));
        return new Names(made) { ["pageName"] = made["publicId"], ["key"] = made["publicId"] };
    }

    private async Task<Names> MediaAsync()
    {
        var file = (await FileAsync(FileState.Quarantined, null))["file"];
        await InsertAsync("fileId", Guid.Parse(file), "insert into sites.media (file_id, site_id, description, added_at) values (@id, @site, @title, now())");
        return new Names { ["fileId"] = file };
    }
}
