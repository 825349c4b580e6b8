using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OerPortal.Cms.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Thousands of published resources by COPY, a batch a transaction; the rows are those that the verbs would have made.</summary>
internal sealed class BulkPublishing(NpgsqlDataSource data, TimeProvider time)
{
    private const int Batch = 1000;

    internal async Task<int> PublishAsync(IAsyncEnumerable<ImportedResource> resources, bool announce, CancellationToken cancellation)
    {
        var added = 0;
        await foreach (var batch in resources.Chunk(Batch).WithCancellation(cancellation))
            added += await PublishAsync(batch, announce, cancellation);
        return added;
    }

    private async Task<int> PublishAsync(ImportedResource[] batch, bool announce, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var known = await KnownAsync(connection, batch, cancellation);
        var rows = batch.Where(r => !known.Contains(r.ExternalKey)).DistinctBy(r => r.ExternalKey).Select(Row).ToArray();
        await CopyAsync(connection, "resources.resource (id, public_id, site_id, owner_id, external_key, created_at, revision, current_version_id, first_published_at)", rows, WriteResource, cancellation);
        await CopyAsync(connection, "resources.version (id, public_id, resource_id, site_id, number, metadata, visibility, created_at)", rows, WriteVersion, cancellation);
        await CopyAsync(connection, "resources.version_file (version_id, file_id, site_id, role, position, title)", rows, WriteFiles, cancellation);
        await CopyAsync(connection, "resources.submission (id, public_id, version_id, site_id, submitted_by, submitted_at, is_decided)", rows, WriteSubmission, cancellation);
        await CopyAsync(connection, "resources.approval (submission_id, site_id, approved_by, approved_at)", rows, WriteApproval, cancellation);
        await CopyAsync(connection, $"resources.catalogue_entry ({CatalogueColumns})", rows, WriteEntry, cancellation);
        if (announce)
            await CopyAsync(connection, "cms.outbox (id, type, payload, occurred_at)", rows, WriteEvent, cancellation);
        await transaction.CommitAsync(cancellation);
        return rows.Length;
    }

    private static BulkRow Row(ImportedResource wanted)
    {
        ImportCheck.Require(wanted);
        if (wanted.Steps is not [{ Kind: ImportedStepKind.Submit } submitted, { Kind: ImportedStepKind.Approve } approved])
            throw new ImportRefusedException($"{wanted.ExternalKey}: publishing many takes a submission and an approval.");
        var resource = Resource.Start(wanted.SiteId, wanted.OwnerId, wanted.CreatedAt, wanted.Metadata, wanted.ExternalKey);
        var version = resource.Latest;
        version.Describe(resource, wanted.Metadata, wanted.Visibility, [], wanted.CreatedAt);
        Contributions.Attach(resource, version, wanted.Files);
        return new BulkRow(resource, version, Submission.Of(version, submitted.PersonId, submitted.At), approved, CatalogueEntry.Of(resource, version, [], approved.At));
    }

    private static async Task<HashSet<string>> KnownAsync(NpgsqlConnection connection, ImportedResource[] batch, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("SELECT external_key FROM resources.resource WHERE external_key = ANY ($1)", connection)
        {
            Parameters = { new NpgsqlParameter { Value = batch.Select(r => r.ExternalKey).ToArray() } },
        };
        await using var reader = await ask.ExecuteReaderAsync(cancellation);
        var known = new HashSet<string>();
        while (await reader.ReadAsync(cancellation))
            known.Add(reader.GetString(0));
        return known;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string into, BulkRow[] rows, Action<NpgsqlBinaryImporter, BulkRow> write, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows)
            write(copy, row);
        await copy.CompleteAsync(cancellation);
    }

    private static void WriteResource(NpgsqlBinaryImporter copy, BulkRow row)
    {
        var r = row.Resource;
        copy.WriteRow(r.Id, r.PublicId, r.SiteId, r.OwnerId, r.ExternalKey, r.CreatedAt.UtcDateTime, r.Revision, row.Version.Id, row.Approved.At.UtcDateTime);
    }

    private static void WriteVersion(NpgsqlBinaryImporter copy, BulkRow row)
    {
        var v = row.Version;
        copy.StartRow();
        copy.Write(v.Id);
        copy.Write(v.PublicId);
        copy.Write(v.ResourceId);
        copy.Write(v.SiteId);
        copy.Write(v.Number);
        copy.Write(JsonSerializer.Serialize(v.Metadata, JsonSerializerOptions.Web), NpgsqlDbType.Jsonb);
        copy.Write((int)v.Visibility);
        copy.Write(v.CreatedAt.UtcDateTime);
    }

    private static void WriteFiles(NpgsqlBinaryImporter copy, BulkRow row)
    {
        foreach (var f in row.Version.Files)
            copy.WriteRow(f.VersionId, f.FileId, f.SiteId, (int)f.Role, f.Position, f.Title);
    }

    private static void WriteSubmission(NpgsqlBinaryImporter copy, BulkRow row)
    {
        var s = row.Submission;
        copy.WriteRow(s.Id, s.PublicId, s.VersionId, s.SiteId, s.SubmittedBy, s.SubmittedAt.UtcDateTime, true);
    }

    private static void WriteApproval(NpgsqlBinaryImporter copy, BulkRow row)
        => copy.WriteRow(row.Submission.Id, row.Submission.SiteId, row.Approved.PersonId, row.Approved.At.UtcDateTime);

    private const string CatalogueColumns =
        "resource_id, public_id, site_id, visibility, version, title, authors, description, kind, subjects, grades, levels, keywords, language, licence, "
        + "identifiers, file_ids, file_titles, can_be_read, formats, minutes, published_at, changed_at";

    private static void WriteEntry(NpgsqlBinaryImporter copy, BulkRow row)
    {
        var e = row.Entry;
        copy.WriteRow(
            e.ResourceId, e.PublicId, e.SiteId, (int)e.Visibility, e.Version, e.Title, e.Authors, e.Description, e.Kind, e.Subjects, e.Grades, e.Levels,
            e.Keywords, e.Language, e.Licence, e.Identifiers, e.FileIds, e.FileTitles, e.CanBeRead, e.Formats, e.Minutes, e.PublishedAt.UtcDateTime, e.ChangedAt.UtcDateTime);
    }

    private void WriteEvent(NpgsqlBinaryImporter copy, BulkRow row)
    {
        var message = OutboxMessage.From(new ResourcePublished(row.Resource.Id, row.Resource.SiteId), time.GetUtcNow());
        copy.StartRow();
        copy.Write(message.Id);
        copy.Write(message.Type);
        copy.Write(message.Payload, NpgsqlDbType.Jsonb);
        copy.Write(message.OccurredAt.UtcDateTime);
    }

    private sealed record BulkRow(Resource Resource, ResourceVersion Version, Submission Submission, ImportedStep Approved, CatalogueEntry Entry);
}
