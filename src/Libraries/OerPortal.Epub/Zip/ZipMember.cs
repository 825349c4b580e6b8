namespace OerPortal.Epub.Zip;

/// <summary>One member whose central and local headers were found to agree.</summary>
/// <param name="Name">Path with forward slashes; a folder ends in a slash.</param>
/// <param name="Method">0 stored or 8 deflate.</param>
/// <param name="Crc">CRC-32 of the unpacked bytes, as declared.</param>
/// <param name="PackedLength">Bytes in the archive.</param>
/// <param name="Length">Bytes when unpacked, as declared; enforced while reading.</param>
/// <param name="DataOffset">Where the packed bytes begin.</param>
public sealed record ZipMember(string Name, int Method, uint Crc, long PackedLength, long Length, long DataOffset)
{
    /// <summary>Whether this is a folder entry.</summary>
    public bool IsFolder => Name.EndsWith('/');
}
