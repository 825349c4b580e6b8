using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace OerPortal.Epub.Zip;

/// <summary>Positioned reads of the archive that never return less than was asked for.</summary>
internal sealed class ZipBytes(SafeFileHandle file, long length)
{
    public SafeFileHandle File { get; } = file;

    public long Length { get; } = length;

    public byte[] Read(long offset, int count)
    {
        if (offset < 0 || count < 0 || offset + count > Length)
            throw new FileRefusedException(Refusal.ZipDamaged, "cut off");
        var buffer = new byte[count];
        ReadExactly(offset, buffer);
        return buffer;
    }

    public void ReadExactly(long offset, Span<byte> buffer)
    {
        if (offset < 0 || offset + buffer.Length > Length)
            throw new FileRefusedException(Refusal.ZipDamaged, "cut off");
        while (!buffer.IsEmpty)
        {
            var read = RandomAccess.Read(File, buffer, offset);
            if (read == 0)
                throw new FileRefusedException(Refusal.ZipDamaged, "cut off");
            buffer = buffer[read..];
            offset += read;
        }
    }

    public static ushort U16(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(at[offset..]);

    public static uint U32(ReadOnlySpan<byte> at, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(at[offset..]);

    /// <summary>A 64-bit figure that must fit a signed one: no archive is that large, so a larger one is damage.</summary>
    public static long I64(ReadOnlySpan<byte> at, int offset)
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(at[offset..]);
        return value >= 0 ? value : throw new FileRefusedException(Refusal.ZipDamaged, "64-bit size");
    }
}
