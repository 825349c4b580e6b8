namespace OerPortal.OpenData.Dumps;

/// <summary>The list of dumps, newest first.</summary>
internal sealed record DumpIndexView(IReadOnlyList<DumpView> Dumps, string DescriptionLicence)
{
    public static DumpIndexView Of(IReadOnlyList<Dump> dumps, string origin) => new([.. dumps.Select(dump => DumpView.Of(dump, origin))], Rights.Descriptions);
}

/// <param name="Changes">Address of what has changed since.</param>
internal sealed record DumpView(string Date, DateTimeOffset MadeAt, long Position, string Changes, IReadOnlyList<DumpFileView> Files)
{
    public static DumpView Of(Dump dump, string origin) => new(
        dump.Date, dump.MadeAt, dump.Position, $"{origin}{OpenDataAddress.Api}/changes?since={dump.Position}", [.. dump.Files.Select(file => DumpFileView.Of(dump, file, origin))]);
}

/// <param name="Checksum">Address of a file for <c>sha256sum --check</c>.</param>
internal sealed record DumpFileView(string Name, string Dataset, string Address, string MediaType, string? Compression, long Length, string Sha256, string Checksum, int Records)
{
    public static DumpFileView Of(Dump dump, DumpFile file, string origin)
    {
        var address = origin + OpenDataAddress.Dump(dump.Date, file.Name);
        return new(file.Name, file.Dataset, address, file.MediaType, file.IsGzip ? "application/gzip" : null, file.Length, file.Sha256, address + ".sha256", file.Records);
    }
}
