using System.Buffers;

namespace SmartVillage.Silo.Intake;

/// <summary>What all calls together may hold in memory while they are read.</summary>
internal sealed class BodyBudget(long bytes)
{
    private long _left = bytes;

    public long Left => Interlocked.Read(ref _left);

    public bool TryTake(int count)
    {
        if (Interlocked.Add(ref _left, -count) >= 0)
        {
            return true;
        }

        Return(count);
        return false;
    }

    public void Return(int count) => Interlocked.Add(ref _left, count);
}

/// <summary>The bytes of one call, in rented memory that grows as they come.</summary>
internal sealed class BodyBuffer(BodyBudget budget) : IDisposable
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public Memory<byte> Free => _bytes.AsMemory(Length);

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    /// <summary>Makes room for at least one more byte; <see langword="false"/> when the budget is spent.</summary>
    public bool TryMakeRoom()
    {
        if (Length < _bytes.Length)
        {
            return true;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(16 << 10, _bytes.Length * 2));
        if (!budget.TryTake(larger.Length))
        {
            ArrayPool<byte>.Shared.Return(larger);
            return false;
        }

        _bytes.AsSpan(0, Length).CopyTo(larger);
        Release();
        _bytes = larger;
        return true;
    }

    public void Dispose()
    {
        Release();
        (_bytes, Length) = ([], 0);
    }

    private void Release()
    {
        if (_bytes.Length > 0)
        {
            budget.Return(_bytes.Length);
            ArrayPool<byte>.Shared.Return(_bytes);
        }
    }
}
